#include "audit/told_rates.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/fen.h"
#include "audit/percent.h"
#include "audit/percent_checks.h"
#include "audit/slip.h"
#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kGrowth = "growth";

// Whether two names have so much in common that they may be of one thing: three ideographs on end.
bool may_be_same(std::string_view a, std::string_view b) {
  constexpr std::size_t kCommon = 9;
  for (std::size_t at = 0; at + kCommon <= b.size(); at += 3)
    if (a.find(b.substr(at, kCommon)) != std::string_view::npos) return true;
  return false;
}

enum class Agrees : std::uint8_t { kNo, kYes, kTurned };

// A rate that a row prints or gives.
struct Given {
  Agrees agrees = Agrees::kNo;
  std::optional<Decimal> slipped_from;  // as the table prints it, where a slip makes the text's of it
};

class RowsByAmount {
 public:
  RowsByAmount(const Ledger& ledger, const Document& document) : document_(document) {
    for (const LedgerTable& table : ledger.tables())
      for (const LedgerSide& side : table.sides)
        for (const Line& line : side.lines)
          for (const int column : side.figure_columns)
            if (const auto operand = operand_at(table, line.row, column))
              if (const auto fen = in_fen(*operand); fen && !operand->value.is_negative())
                places_.push_back({*fen, &table, &side, &line, column});
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.fen.value < b.fen.value; });
  }

  // What the tables have of the growth of a statement; nullopt where no row has its amount.
  std::optional<Given> given(int statement) const {
    const auto operand = operand_of(document_, statement);
    const auto fen = operand ? in_fen(*operand) : std::nullopt;
    if (!fen || operand->value.is_negative() || significant_digits(operand->value) < kFewestDigits) return std::nullopt;
    std::optional<Given> found;
    auto at = std::lower_bound(places_.begin(), places_.end(), fen->value - fen->slack,
                               [](const Place& place, std::int64_t value) { return place.fen.value < value; });
    for (int looked = 0; at != places_.end() && at->fen.value <= fen->value + fen->slack && looked < kMostRows;
         ++at, ++looked) {
      if (!is_of(document_.statements[statement], *at)) continue;
      if (!found) found = Given{};
      compare_row(*document_.statements[statement].change, *at, *found);
      if (found->agrees == Agrees::kYes) return found;
    }
    return found;
  }

 private:
  struct Place {
    InFen fen;
    const LedgerTable* table;
    const LedgerSide* side;
    const Line* line;
    int column;
  };
  // Amounts of two digits are alike by chance; so many rows have one amount at most.
  static constexpr int kFewestDigits = 3, kMostRows = 60;

  static bool is_of(const Statement& statement, const Place& place) {
    return place.line->total || may_be_same(statement.name.value_or(""), place.line->label.bare);
  }

  static void compare_row(const Change& change, const Place& place, Given& given) {
    const Decimal told = change.direction == Direction::kDecrease ? change.percent->negated() : *change.percent;
    const auto& columns = place.table->table->columns;
    const Row& row = place.table->table->rows[place.line->row];
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
      const auto& value = row.cells[column].value;
      if (!value) continue;
      if (columns[column].type == ColumnType::kPercent) compare_rates(told, *value, given);
    }
    const Rounded now = printed(*row.cells[place.column].value);
    for (const int column : place.side->figure_columns) {
      const auto& before = row.cells[column].value;
      if (column == place.column || !before) continue;
      const Rounded base = printed(*before);
      const auto grown = difference(now, base);
      if (grown && base.value > base.slack) compare_growth(told, *grown, base, given);
    }
  }

  static void note(Agrees agrees, Given& given) {
    if (agrees == Agrees::kYes || given.agrees == Agrees::kNo) given.agrees = agrees;
  }

  static void compare_rates(const Decimal& told, const Decimal& rate, Given& given) {
    const Decimal slack = std::max(Decimal(1, told.scale()), Decimal(1, rate.scale()));
    const auto apart = subtract(told, rate), against = add(told, rate);
    if (apart && apart->absolute() <= slack) note(Agrees::kYes, given);
    if (against && against->absolute() <= slack) note(Agrees::kTurned, given);
    if (told.scale() != rate.scale() || told.is_negative() != rate.is_negative()) return;
    if (const auto kind = slip_between(told, rate); kind && kind->starts_with("digit")) given.slipped_from = rate;
  }

  static void compare_growth(const Decimal& told, const Rounded& grown, const Rounded& base, Given& given) {
    const bool down = grown.value.is_negative();
    const Rounded part{grown.value.absolute(), grown.slack};
    if (is_percent_of(printed_percent(told.absolute()), part, base) != true || grown.value.is_zero()) return;
    note(down == told.is_negative() ? Agrees::kYes : Agrees::kTurned, given);
  }

  const Document& document_;
  std::vector<Place> places_;
};

// A change that is no rounding, told with a decimal or as a good part of the whole.
bool tells(const Decimal& percent) {
  return percent.scale() > 0 ? percent >= Decimal(1, 0) : percent >= Decimal(10, 0);
}

void fail_turned(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const bool down = statement.change->direction == Direction::kDecrease;
  const std::string amount = text::grouped(*statement.amount) + statement.unit.value_or(""),
                    percent = statement.change->percent->to_string() + "%";
  findings.add_failure(kGrowth, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + amount + "，文中称" + (down ? "下降" : "增长") + percent +
                           "，表中为" + (down ? "增长" : "下降") + percent +
                           on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + amount + ", told to be " + percent +
                           (down ? " less" : " more") + " than before, which the table has as " +
                           (down ? "more" : "less") + on_page(statement.page, Language::kEnglish));
}

void fail_slip(const Document& document, int index, const Decimal& rate, Findings& findings) {
  const Statement& statement = document.statements[index];
  const std::string amount = text::grouped(*statement.amount) + statement.unit.value_or("");
  fail_percent(kGrowth, document, index, statement.change->percent->to_string(), rate.absolute().to_string(),
               {amount + "的增减比例在表中有列", "the table prints the rate of " + amount}, findings);
}

}  // namespace

void check_told_rates(const Ledger& ledger, const Document& document, Findings& findings) {
  constexpr int kFewestAgreeing = 10;
  std::vector<std::pair<int, Given>> others;
  int agreeing = 0;
  std::optional<RowsByAmount> rows;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!statement.amount || !statement.change || !statement.change->percent ||
        statement.change->direction == Direction::kFlat || !tells(*statement.change->percent) || findings.accuses(i))
      continue;
    if (!rows) rows.emplace(ledger, document);
    const auto given = rows->given(i);
    if (!given) continue;
    if (given->agrees == Agrees::kYes) {
      ++agreeing;
      findings.add_pass(kGrowth, {.statement = i});
    } else {
      others.emplace_back(i, *given);
    }
  }
  const bool rule = agreeing >= kFewestAgreeing && 10 * static_cast<int>(others.size()) <= agreeing;
  for (const auto& [index, given] : others)
    if (given.agrees == Agrees::kTurned)
      fail_turned(document, index, findings);
    else if (rule && given.slipped_from)
      fail_slip(document, index, *given.slipped_from, findings);
}

}  // namespace yusuan::audit
