package io.snug.platform.dialect.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;

class SlackArgumentsReaderTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PARTS = "multipart/form-data; boundary=b";

  private final LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();

  // --- where arguments come from

  @Test
  void get_readsQuery_andNeverWarns() {
    query.add("channel", "C1");
    query.add("channel", "C2");
    var headers = new HttpHeaders();
    headers.set("Content-Type", "application/json");
    var arguments = read(HttpMethod.GET, headers, "ignored");
    assertThat(arguments.text("channel")).isEqualTo("C2");
    assertThat(arguments.warnings()).isEmpty();
  }

  @Test
  void form_isDecoded_withPlusAndPercent() {
    var arguments = post(FORM, "name=a+b%20c%2Bd&topic=%C3%BCber&empty=&bare");
    assertThat(arguments.text("name")).isEqualTo("a b c+d");
    assertThat(arguments.text("topic")).isEqualTo("über");
    assertThat(arguments.text("empty")).isEmpty();
    assertThat(arguments.text("bare")).isEmpty();
    assertThat(arguments.text("absent")).isNull();
    assertThat(arguments.warnings()).isEmpty();
  }

  @Test
  void form_winsOverQuery_andIsMixedWithIt() {
    query.add("name", "query");
    query.add("validate", "1");
    var arguments = post(FORM, "name=body");
    assertThat(arguments.text("name")).isEqualTo("body");
    assertThat(arguments.flag("validate")).isTrue();
  }

  @Test
  void form_isReadAsLatin1_whenDeclaredSo() {
    var arguments = post(FORM + "; charset=\"ISO-8859-1\"", "name=caf%E9");
    assertThat(arguments.text("name")).isEqualTo("café");
    assertThat(arguments.warnings()).containsExactly("superfluous_charset");
  }

  @Test
  void form_mayBeEmpty() {
    query.add("name", "x");
    assertThat(post(FORM, "").text("name")).isEqualTo("x");
  }

  @Test
  void plainText_isReadAsForm_andWarns() {
    var arguments = post("text/plain", "name=x");
    assertThat(arguments.text("name")).isEqualTo("x");
    assertThat(arguments.warnings()).containsExactly("missing_charset");
  }

  @Test
  void parts_areRead_besideFilesAndQuery() {
    query.add("channel", "C1");
    var arguments =
        post(
            PARTS,
            part("name", "füße") + file("upload", "x".repeat(400_000)) + part("n", "1") + "--b--");
    assertThat(arguments.text("name")).isEqualTo("füße");
    assertThat(arguments.text("n")).isEqualTo("1");
    assertThat(arguments.text("channel")).isEqualTo("C1");
    assertThat(arguments.has("upload")).isFalse();
    assertThat(arguments.warnings()).isEmpty();
  }

  @Test
  void json_standsAlone_withoutTheQuery() {
    query.add("channel", "C1");
    var arguments = post(JSON, "{\"name\":\"x\",\"absent\":null,\"validate\":true,\"limit\":5}");
    assertThat(arguments.text("name")).isEqualTo("x");
    assertThat(arguments.has("channel")).isFalse();
    assertThat(arguments.has("absent")).isFalse();
    assertThat(arguments.flag("validate")).isTrue();
    assertThat(arguments.integer("limit", "invalid_limit")).isEqualTo(5);
    assertThat(arguments.warnings()).isEmpty();
  }

  @Test
  void json_mayBeEmpty_whichMeansNoArguments() {
    assertThat(post("application/json;charset=utf-8", "").values()).isEmpty();
  }

  @Test
  void json_warns_withoutCharset() {
    assertThat(post("application/json", "{}").warnings()).containsExactly("missing_charset");
  }

  @Test
  void post_mayHaveNoBodyAndNoType() {
    query.add("name", "x");
    var arguments = read(HttpMethod.POST, new HttpHeaders(), "");
    assertThat(arguments.text("name")).isEqualTo("x");
    assertThat(arguments.warnings()).isEmpty();
  }

  // --- transport errors

  @Test
  void missingPostType_whenBodyHasNoType() {
    var fault = fault(HttpMethod.POST, new HttpHeaders(), "name=x");
    assertThat(fault.code()).isEqualTo("missing_post_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xml", "image/png; charset=utf-8", "nonsense", "/;;=", "a/b/c"})
  void invalidPostType_whenTypeIsNotAmongTheFour(String type) {
    assertThat(fault(type, "x").code()).isEqualTo("invalid_post_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "us-ascii", "nobody-knows-me", "not/a/name", "\"\""})
  void invalidCharset_whenItIsNeitherOfTheTwo(String charset) {
    assertThat(fault("application/json; charset=" + charset, "{}").code())
        .isEqualTo("invalid_charset");
    var form = fault(FORM + "; charset=" + charset, "name=x");
    assertThat(form.code()).isEqualTo("invalid_charset");
    assertThat(form.warnings()).containsExactly("superfluous_charset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf8", "\"utf-8\"", "iso-8859-1", "ISO-8859-1"})
  void charset_isTaken_whenItIsOneOfTheTwo(String charset) {
    assertThat(post("Application/JSON ; Charset=" + charset, "{\"a\":\"b\"}").text("a"))
        .isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%", "name=%4", "name=%zz", "%=x", "a=b&c=50%&d=e"})
  void invalidFormData_whenAPercentEscapeIsBroken(String form) {
    assertThat(fault(FORM, form).code()).isEqualTo("invalid_form_data");
  }

  @Test
  void invalidFormData_whenPartsAreBroken() {
    assertThat(fault("multipart/form-data", part("a", "b") + "--b--").code())
        .isEqualTo("invalid_form_data"); // no boundary
    assertThat(fault(PARTS, part("a", "b")).code()).isEqualTo("invalid_form_data"); // not closed
    assertThat(fault(PARTS, "").code()).isEqualTo("invalid_form_data");
    assertThat(fault(PARTS, "name=x").code()).isEqualTo("invalid_form_data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":}", "{} trailing", "nope", "{\"a\":1,}"})
  void invalidJson_whenItCannotBeParsed(String json) {
    assertThat(fault(JSON, json).code()).isEqualTo("invalid_json");
  }

  @Test
  void invalidJson_whenNestedBeyondReason() {
    assertThat(fault(JSON, "{\"a\":" + "[".repeat(50_000)).code()).isEqualTo("invalid_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void jsonNotObject_whenItIsSomethingElse(String json) {
    var fault = fault("application/json", json);
    assertThat(fault.code()).isEqualTo("json_not_object");
    assertThat(fault.warnings()).containsExactly("missing_charset");
  }

  @ParameterizedTest
  @CsvSource({
    "name[]=x, invalid_array_arg",
    "name[0]=x, invalid_array_arg",
    "foo[7]=x&bad-name=y, invalid_array_arg",
    "na-me=x, invalid_arg_name",
    "na%20me=x, invalid_arg_name",
    "n%00=x, invalid_arg_name",
    "%C3%BC=x, invalid_arg_name",
    "=x, invalid_arg_name",
    "name]=x, invalid_arg_name"
  })
  void hostileNames_areRefused_arraysFirst(String form, String code) {
    assertThat(fault(FORM, form).code()).isEqualTo(code);
  }

  @Test
  void longNames_areRefused_from256Characters() {
    assertThat(post(FORM, "n".repeat(255) + "=x").values()).hasSize(1);
    assertThat(fault(FORM, "n".repeat(256) + "=x").code()).isEqualTo("invalid_arg_name");
  }

  @Test
  void names_areCheckedInQueryAndJsonToo() {
    assertThat(fault(JSON, "{\"a.b\":1}").code()).isEqualTo("invalid_arg_name");
    query.add("users[]", "U1");
    assertThat(fault(HttpMethod.GET, new HttpHeaders(), "").code()).isEqualTo("invalid_array_arg");
  }

  // --- values

  @Test
  void text_isRefused_whenItIsAnArrayOrAnObject() {
    var arguments = post(JSON, "{\"array\":[\"x\"],\"object\":{}}");
    assertThat(faultOf(() -> arguments.text("array")).code()).isEqualTo("invalid_array_arg");
    var fault = faultOf(() -> arguments.text("object"));
    assertThat(fault.code()).isEqualTo("invalid_arguments");
    assertThat(fault.messages()).hasSize(1).first().asString().startsWith("[ERROR] ");
  }

  @Test
  void requiredText_namesTheField_whenAbsent_andTakesAnEmptyOne() {
    var arguments = post(FORM, "channel=");
    assertThat(arguments.requiredText("channel")).isEmpty();
    var fault = faultOf(() -> arguments.requiredText("name"));
    assertThat(fault.code()).isEqualTo("invalid_arguments");
    assertThat(fault.messages()).containsExactly("[ERROR] missing required field: name");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "1,true", "True,true", "false,false", "0,false", "False,false"})
  void flag_takesWhatSdksSend(String text, boolean expected) {
    assertThat(post(FORM, "validate=" + text).flag("validate")).isEqualTo(expected);
    assertThat(post(FORM, "").flag("validate", expected)).isEqualTo(expected);
  }

  @Test
  void flag_isRefused_whenItIsNone() {
    var arguments = post(JSON, "{\"a\":\"maybe\",\"b\":{},\"c\":[true],\"d\":2}");
    assertThat(faultOf(() -> arguments.flag("a")).code()).isEqualTo("invalid_arguments");
    assertThat(faultOf(() -> arguments.flag("b")).code()).isEqualTo("invalid_arguments");
    assertThat(faultOf(() -> arguments.flag("c")).code()).isEqualTo("invalid_array_arg");
    assertThat(faultOf(() -> arguments.flag("d")).code()).isEqualTo("invalid_arguments");
  }

  @Test
  void integer_isNull_whenEmpty_andRefusedWithTheGivenCode() {
    var arguments = post(FORM, "limit=&count=7&bad=1x&huge=99999999999999999999");
    assertThat(arguments.integer("limit", "e")).isNull();
    assertThat(arguments.integer("count", "e")).isEqualTo(7);
    assertThat(faultOf(() -> arguments.integer("bad", "invalid_limit")).code())
        .isEqualTo("invalid_limit");
    assertThat(faultOf(() -> arguments.integer("huge", "invalid_limit")).code())
        .isEqualTo("invalid_limit");
  }

  @Test
  void list_takesCommasAndArrays() {
    assertThat(post(FORM, "users=U1,+U2,,U3").list("users")).containsExactly("U1", "U2", "U3");
    assertThat(post(JSON, "{\"users\":[\"U1\",\"U2\"]}").list("users")).containsExactly("U1", "U2");
    assertThat(post(FORM, "").list("users")).isEmpty();
  }

  @Test
  void list_isRefused_whenAnItemIsNoText() {
    var arguments = post(JSON, "{\"users\":[\"U1\",{}],\"types\":{}}");
    assertThat(faultOf(() -> arguments.list("users")).code()).isEqualTo("invalid_arguments");
    assertThat(faultOf(() -> arguments.list("types")).code()).isEqualTo("invalid_arguments");
  }

  @Test
  void json_isReadFromTextOrTree() {
    assertThat(post(FORM, "blocks=%5B1%5D").json("blocks")).hasToString("[1]");
    assertThat(post(JSON, "{\"blocks\":[1]}").json("blocks")).hasToString("[1]");
    assertThat(post(FORM, "blocks=").json("blocks")).isNull();
    var broken = post(FORM, "blocks=%5B");
    assertThat(faultOf(() -> broken.json("blocks")).code()).isEqualTo("invalid_arguments");
  }

  private SlackArguments post(String type, String body) {
    return read(HttpMethod.POST, typed(type), body);
  }

  private SlackFault fault(String type, String body) {
    return fault(HttpMethod.POST, typed(type), body);
  }

  private SlackFault fault(HttpMethod method, HttpHeaders headers, String body) {
    return faultOf(() -> read(method, headers, body));
  }

  private static SlackFault faultOf(Runnable reading) {
    return catchThrowableOfType(SlackFault.class, reading::run);
  }

  private SlackArguments read(HttpMethod method, HttpHeaders headers, String body) {
    var reader = new SlackArgumentsReader(headers, query);
    @Nullable SlackArguments arguments =
        reader.read(method, body.getBytes(StandardCharsets.UTF_8)).block();
    return java.util.Objects.requireNonNull(arguments);
  }

  private static HttpHeaders typed(String type) {
    var headers = new HttpHeaders();
    headers.set("Content-Type", type);
    return headers;
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String file(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"f.txt\"\r\nContent-Type: text/plain\r\n\r\n"
        + content
        + "\r\n";
  }
}
