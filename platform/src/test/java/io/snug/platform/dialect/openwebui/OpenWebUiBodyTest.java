package io.snug.platform.dialect.openwebui;

import static io.snug.platform.caller.TestExchange.answer;
import static io.snug.platform.caller.TestExchange.assertJson;
import static io.snug.platform.caller.TestExchange.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

class OpenWebUiBodyTest {
  private static final RouterFunction<ServerResponse> ROUTES =
      RouterFunctions.route(
          RequestPredicates.path("/x"),
          OpenWebUiMethods.answer(
              request ->
                  OpenWebUiBody.read(request)
                      .map(
                          body -> {
                            var name = body.requiredText("name");
                            body.check();
                            return OpenWebUiReply.ok(Json.object().put("name", name));
                          })));

  @Test
  void fields_areRead_whenTheyFit() {
    var body =
        body(
            """
            {"name":"n","description":null,"is_private":"yes","data":{"a":1},
             "user_ids":["u"],"access_grants":[{"p":1}]}
            """);
    assertThat(body.text("name", "")).isEqualTo("n");
    assertThat(body.text("absent", "d")).isEqualTo("d");
    assertThat(body.optionalText("description")).isNull();
    assertThat(body.optionalFlag("is_private")).isTrue();
    assertThat(body.optionalFlag("absent")).isNull();
    assertThat(body.optionalObject("data")).isEqualTo(Json.object().put("a", 1));
    assertThat(body.optionalTexts("user_ids")).containsExactly("u");
    assertThat(body.optionalObjects("access_grants")).containsExactly(Json.object().put("p", 1));
    assertThat(body.optionalObjects("absent")).isNull();
    body.check();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "1,true", "1.0,true", "\"on\",true", "\"T\",true", "\"Yes\",true"})
  @CsvSource({"false,false", "0,false", "0.0,false", "\"off\",false", "\"N\",false"})
  void flags_areLax(String json, boolean expected) {
    assertThat(body("{\"f\":" + json + "}").requiredFlag("f")).isEqualTo(expected);
  }

  @Test
  void missing_hasTheWholeObjectAsInput() {
    assertFaults(
        "{\"other\":1}",
        body -> body.requiredText("content"),
        """
        [{"type":"missing","loc":["body","content"],"msg":"Field required","input":{"other":1}}]
        """);
    assertFaults(
        "{}",
        body -> body.requiredFlag("is_active"),
        "[{\"type\":\"missing\",\"loc\":[\"body\",\"is_active\"],\"msg\":\"Field"
            + " required\",\"input\":{}}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "{}", "[\"x\"]"})
  void stringType_whenItIsNoText(String json) {
    assertFaults(
        "{\"name\":" + json + "}",
        body -> body.text("name", ""),
        """
        [{"type":"string_type","loc":["body","name"],"msg":"Input should be a valid string",
          "input":%s}]
        """
            .formatted(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"maybe\"", "\"\"", "0.5"})
  void boolParsing_whenItCannotBeUnderstood(String json) {
    assertFaults(
        "{\"f\":" + json + "}",
        body -> body.optionalFlag("f"),
        """
        [{"type":"bool_parsing","loc":["body","f"],
          "msg":"Input should be a valid boolean, unable to interpret input","input":%s}]
        """
            .formatted(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[true]", "null"})
  void boolType_whenItIsOfAnotherKind(String json) {
    assertFaults(
        "{\"f\":" + json + "}",
        body -> body.requiredFlag("f"),
        """
        [{"type":"bool_type","loc":["body","f"],"msg":"Input should be a valid boolean","input":%s}]
        """
            .formatted(json));
  }

  @Test
  void listType_andDictType_whenShapesAreSwapped() {
    assertFaults(
        "{\"user_ids\":\"u\"}",
        body -> body.optionalTexts("user_ids"),
        """
        [{"type":"list_type","loc":["body","user_ids"],"msg":"Input should be a valid list",
          "input":"u"}]
        """);
    assertFaults(
        "{\"data\":[]}",
        body -> body.optionalObject("data"),
        """
        [{"type":"dict_type","loc":["body","data"],"msg":"Input should be a valid dictionary",
          "input":[]}]
        """);
  }

  @Test
  void items_carryTheirIndex_andAllFaultsAreListed() {
    assertFaults(
        "{\"user_ids\":[\"u\",1,null],\"grants\":[{},\"g\"]}",
        body -> {
          body.optionalTexts("user_ids");
          body.optionalObjects("grants");
        },
        """
        [{"type":"string_type","loc":["body","user_ids",1],"msg":"Input should be a valid string",
          "input":1},
         {"type":"string_type","loc":["body","user_ids",2],"msg":"Input should be a valid string",
          "input":null},
         {"type":"dict_type","loc":["body","grants",1],"msg":"Input should be a valid dictionary",
          "input":"g"}]
        """);
  }

  @Test
  void answer_is422_withoutABody() {
    assertUnprocessable(
        post("/x", "application/json", ""),
        "[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"Field required\",\"input\":null}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"s\"", "null"})
  void answer_is422_whenJsonIsNoObject(String json) {
    assertUnprocessable(
        post("/x", "application/json", json),
        """
        [{"type":"model_attributes_type","loc":["body"],
          "msg":"Input should be a valid dictionary or object to extract fields from","input":%s}]
        """
            .formatted(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "nonsense", "application/x-www-form-urlencoded"})
  void answer_is422_whenJsonIsNotDeclared(String type) {
    assertUnprocessable(
        post("/x", type, "{\"a\":1}"),
        """
        [{"type":"model_attributes_type","loc":["body"],
          "msg":"Input should be a valid dictionary or object to extract fields from",
          "input":"{\\"a\\":1}"}]
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\": }", "{", "nope", "{} x"})
  void answer_is422_whenJsonIsBroken(String json) {
    var exchange = post("/x", "application/json; charset=utf-8", json);
    var fault = Json.parse(answer(ROUTES, exchange)).path("detail").path(0);
    assertThat(exchange.getResponse().getStatusCode()).hasToString("422 UNPROCESSABLE_CONTENT");
    assertThat(fault.path("type").stringValue()).isEqualTo("json_invalid");
    assertThat(fault.path("msg").stringValue()).isEqualTo("JSON decode error");
    assertThat(fault.path("loc").path(0).stringValue()).isEqualTo("body");
    assertThat(fault.path("loc").path(1).isIntegralNumber()).isTrue();
    assertThat(fault.path("input")).isEqualTo(Json.object());
    assertThat(fault.path("ctx").path("error").isString()).isTrue();
  }

  @Test
  void answer_is200_whenAllFits() {
    var exchange = post("/x", "application/json", "{\"name\":\"n\"}");
    assertJson(answer(ROUTES, exchange), "{\"name\":\"n\"}");
  }

  @Test
  void integer_isRefused_whenTheQueryHoldsNone() {
    var routes =
        RouterFunctions.route(
            RequestPredicates.path("/q"),
            OpenWebUiMethods.answer(
                request ->
                    Mono.just(
                        OpenWebUiReply.ok(
                            Json.object()
                                .put("page", OpenWebUiQuery.integer(request, "page", 1))))));
    assertJson(answer(routes, get("/q?page=3")), "{\"page\":3}");
    assertJson(answer(routes, get("/q")), "{\"page\":1}");
    assertJson(
        answer(routes, get("/q?page=x")),
        """
        {"detail":[{"type":"int_parsing","loc":["query","page"],
         "msg":"Input should be a valid integer, unable to parse string as an integer",
         "input":"x"}]}
        """);
  }

  private static MockServerWebExchange get(String path) {
    return MockServerWebExchange.from(MockServerHttpRequest.get(path));
  }

  private static void assertUnprocessable(MockServerWebExchange exchange, String faults) {
    assertJson(answer(ROUTES, exchange), "{\"detail\":" + faults + "}");
    assertThat(exchange.getResponse().getStatusCode()).hasToString("422 UNPROCESSABLE_CONTENT");
  }

  private static void assertFaults(String json, Consumer<OpenWebUiBody> reading, String faults) {
    var body = body(json);
    reading.accept(body);
    var fault = catchThrowableOfType(OpenWebUiFault.class, body::check);
    assertThat(fault.reply().status()).isEqualTo(422);
    assertThat(fault.reply().body().get("detail")).isEqualTo(Json.parse(faults));
  }

  private static OpenWebUiBody body(String json) {
    return OpenWebUiBody.of(json.getBytes(StandardCharsets.UTF_8), true);
  }
}
