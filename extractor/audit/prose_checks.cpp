#include "audit/prose_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "audit/reading.h"
#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kProseTable = "prose_table";

// `进修及培训（20508）`
bool names_a_code(const Statement& statement) {
  static const text::Pattern pattern("[（(][12]\\d{2}(?:\\d{2}){0,2}[）)]");
  return statement.code || (statement.name && pattern.matches(*statement.name));
}

// Statements of one subject that may be of a part of the document's spending.
class Parts {
 public:
  Parts(const Document& document, std::string_view subject) : document_(document) {
    bool behind_item = false;
    for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
      const Statement& statement = document.statements[i];
      const Statement* before = i > 0 ? &document.statements[i - 1] : nullptr;
      behind_item = before != nullptr && before->page == statement.page && before->box == statement.box &&
                    (behind_item || names_a_code(*before));
      behind_item_.push_back(behind_item);
      if (statement.subject != subject || !statement.amount || !is_first_of_sentence(document, i)) continue;
      auto& told = told_[thing(statement)];
      if (told.size() < kMany && std::find(told.begin(), told.end(), *statement.amount) == told.end())
        told.push_back(*statement.amount);
    }
  }

  // What follows an item in its paragraph (`进修及培训（20508）…，具体为：人员经费…`) may be of the item. So may what
  // the document tells three times or more, otherwise each time: item by item, or unit by unit.
  bool may_hold(int index) const {
    const Statement& statement = document_.statements[index];
    if (statement.code) return false;
    const auto told = told_.find(thing(statement));
    return behind_item_[index] || (told != told_.end() && told->second.size() >= kMany);
  }

 private:
  static constexpr std::size_t kMany = 3;
  using Thing = std::tuple<std::optional<std::string>, std::optional<std::string>, std::optional<std::string>>;
  static Thing thing(const Statement& statement) { return {statement.fund, statement.code, statement.unit}; }

  const Document& document_;
  std::vector<bool> behind_item_;
  std::map<Thing, std::vector<Decimal>> told_;
};

// Without a code and without a row in the reference only the table's one row can be meant.
bool leaves_row_open(const patterns::Reference& figure, const Ledger& ledger) {
  const LedgerTable* table = figure.by_code ? ledger.find(figure.table) : nullptr;
  return table != nullptr && std::any_of(table->sides.begin(), table->sides.end(),
                                         [](const LedgerSide& side) { return side.lines.size() > 1; });
}

bool agrees(const Operand& amount, const Resolved& printed_there) {
  if (printed_there.operands.empty()) return false;
  const auto outcome = compare({amount}, printed_there.operands, Relation::kEqual);
  return outcome && outcome->holds;
}

// A table in which nothing at all is printed, and which does not say that it is empty. In a text that lost the places
// its rows may stand elsewhere.
const LedgerTable* blank_table(const Document& document, const std::vector<patterns::Reference>& figures,
                               const Ledger& ledger) {
  if (is_read_by_order(document)) return nullptr;
  for (const patterns::Reference& figure : figures)
    if (const LedgerTable* table = ledger.find(figure.table))
      if (table->table->status == TableStatus::kBlank) return table;
  return nullptr;
}

void fail_blank(const Document& document, int index, const LedgerTable& table, Findings& findings) {
  const Statement& statement = document.statements[index];
  const std::string is = text::grouped(*statement.amount) + statement.unit.value_or("");
  findings.add_failure(
      kProseTable, {ref_of(document, {.statement = index}), ref_of(document, {.table = table.index})},
      told(statement, Language::kChinese) + is + "，而" + table_name(*table.table, Language::kChinese) +
          "没有填列任何数字" + on_page(statement.page, Language::kChinese),
      told(statement, Language::kEnglish) + is + ", but " + table_name(*table.table, Language::kEnglish) +
          " has no figure at all" + on_page(statement.page, Language::kEnglish));
}

// What a pair of budget and final accounts is of: the prose names it sentences before.
std::string subject_of(const Document& document, const Decimal& budget, const Decimal& actual, Language language) {
  const auto& statements = document.statements;
  for (std::size_t i = 0; i + 1 < statements.size(); ++i)
    if (statements[i].amount == budget && statements[i + 1].amount == actual) return told(statements[i], language);
  return language == Language::kChinese ? "文字说明：" : "the text: ";
}

struct BudgetAndActual {
  std::string_view budget, actual, word;
};

void check_comparison(std::string_view id, const BudgetAndActual& told_as, const Paragraph& paragraph,
                      const Document& document, Findings& findings) {
  const auto budget = text::parse_amount(told_as.budget), actual = text::parse_amount(told_as.actual);
  if (!budget || !actual) return;
  const auto order = actual->value <=> budget->value;
  struct Word {
    const char *chinese, *english;
    bool holds;
  };
  const std::array<Word, 3> words = {
      {{"大于", "more than", order > 0}, {"小于", "less than", order < 0}, {"等于", "equal to", order == 0}}};
  const auto& is =
      *std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.chinese == told_as.word; });
  if (is.holds) return findings.add_pass(id, {});
  const auto& due = *std::find_if(words.begin(), words.end(), [](const Word& word) { return word.holds; });
  const std::string from(told_as.budget), to(told_as.actual);
  findings.add_failure(id, {FigureRef{.page = paragraph.page, .box = paragraph.box}},
                       subject_of(document, budget->value, actual->value, Language::kChinese) + "预算" + from +
                           "万元，决算" + to + "万元，文中却称决算数" + is.chinese + "预算数，应为" + due.chinese +
                           on_page(paragraph.page, Language::kChinese),
                       subject_of(document, budget->value, actual->value, Language::kEnglish) + "budget " + from +
                           "万元, final accounts " + to + "万元, which the text calls " + is.english +
                           " the budget; it is " + due.english + " it" + on_page(paragraph.page, Language::kEnglish));
}

}  // namespace

bool is_first_of_sentence(const Document& document, int index) {
  const Statement& statement = document.statements[index];
  for (int i = index - 1; i >= 0 && document.statements[i].text == statement.text; --i)
    if (document.statements[i].subject == statement.subject && document.statements[i].code == statement.code)
      return false;
  return true;
}

void check_statements(const patterns::Identity& identity, const Ledger& ledger, const Document& document,
                      Findings& findings) {
  std::optional<Parts> parts;
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (statement.subject != identity.subject) continue;
    if (!identity.fund.empty() && statement.fund != identity.fund) continue;
    const auto amount = operand_of(document, i);
    if (!amount || !is_first_of_sentence(document, i)) continue;
    std::vector<patterns::Reference> figures = identity.left;
    if (statement.code)
      for (patterns::Reference& figure : figures)
        if (figure.row.empty()) figure.row = patterns::Selector(*statement.code);
    if (!statement.code && std::any_of(figures.begin(), figures.end(),
                                       [&](const patterns::Reference& f) { return leaves_row_open(f, ledger); }))
      continue;
    const Resolved printed_there = resolve_all(figures, ledger);
    if (!agrees(*amount, printed_there)) {
      if (!parts) parts.emplace(document, identity.subject);
      if (parts->may_hold(i)) {
        findings.skip(kProseTable, SkipReason::kAmbiguous, *amount, statement.name.value_or(""));
        continue;
      }
    }
    if (!printed_there.operands.empty())
      findings.compare(kProseTable, {*amount}, printed_there.operands, Relation::kEqual,
                       statement.code ? kAdjusted : 0);
    else if (const LedgerTable* blank = blank_table(document, figures, ledger);
             blank != nullptr && !amount->value.is_zero())
      fail_blank(document, i, *blank, findings);
    else if (!amount->value.is_zero())
      findings.skip(kProseTable, printed_there.missing.value_or(SkipReason::kBlank), *amount,
                    printed_there.missing == SkipReason::kRowAbsent ? statement.name.value_or(printed_there.what)
                                                                    : printed_there.what);
  }
}

void check_comparisons(const patterns::PatternNode& shared, const Document& document, Findings& findings) {
  for (const patterns::PatternNode& node : shared.entries("comparison")) {
    const std::string contains = node.string("contains"), id = node.string("id");
    const text::Pattern pattern(node.string("pattern"));
    for (const Section& section : document.sections)
      for (const Paragraph& paragraph : section.paragraphs) {
        std::string_view rest = paragraph.text;
        while (rest.find(contains) != std::string_view::npos) {
          const auto match = pattern.captures(rest);
          if (!match || match->size() < 4) break;
          rest = rest.substr(static_cast<std::size_t>((*match)[0].data() - rest.data()) + (*match)[0].size());
          check_comparison(id, {(*match)[1], (*match)[2], (*match)[3]}, paragraph, document, findings);
        }
      }
  }
}

}  // namespace yusuan::audit
