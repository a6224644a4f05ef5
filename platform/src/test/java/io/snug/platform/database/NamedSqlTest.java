package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
  @Test
  void parametersAreNumberedInTheOrderTheyComeEachOnce() {
    var sql = NamedSql.of("SELECT :b, :a WHERE x = :b");

    assertThat(sql.text()).isEqualTo("SELECT $1, $2 WHERE x = $1");
    assertThat(sql.number("b")).isZero();
    assertThat(sql.number("a")).isEqualTo(1);
  }

  @Test
  void castsQuotesAndSlicesAreNoParameters() {
    var text = "SELECT to_char(now(), 'HH24:MI:SS  x'), \"a:b\", :p::jsonb, n[2:], 'it''s :no'";

    assertThat(NamedSql.of(text).text())
        .isEqualTo(
            "SELECT to_char(now(), 'HH24:MI:SS  x'), \"a:b\", $1::jsonb, n[2:], 'it''s :no'");
    assertThat(NamedSql.of(text).numbers()).containsOnlyKeys("p");
  }

  @Test
  void whiteSpaceAndCommentsAreBroughtTogether() {
    assertThat(NamedSql.of("SELECT 1 -- it's :one\n  FROM   t\n").text())
        .isEqualTo("SELECT 1 FROM t");
  }

  @Test
  void aParameterThatIsNotThereIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedSql.of("SELECT :a").number("b"))
        .withMessageContaining(":b");
  }
}
