#include "audit/prose_checks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "audit/percent.h"
#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan {
namespace {

constexpr std::string_view kProseTable = "prose_table", kShare = "share", kGrowth = "growth", kChange = "change";

// Whether an earlier statement of the same sentence has spoken of the same thing: what follows is mostly last year's.
bool is_first_of_sentence(const Document& document, int index) {
  const Statement& statement = document.statements[index];
  for (int i = index - 1; i >= 0 && document.statements[i].text == statement.text; --i)
    if (document.statements[i].subject == statement.subject && document.statements[i].code == statement.code)
      return false;
  return true;
}

std::string told(const Statement& statement, Language language) {
  return told_name(statement, language) + (language == Language::kChinese ? "：" : ": ");
}

std::string page_of(const Statement& statement, Language language) {
  const std::string page = std::to_string(statement.page);
  return language == Language::kChinese ? "（第" + page + "页）" : " (page " + page + ")";
}

// What makes the percentage, in both languages: 由11.67到45.41万元.
struct Basis {
  std::string chinese, english;
};

void fail_percent(std::string_view id, const Document& document, int index, const std::string& printed_percent,
                  const std::string& due, const Basis& basis, Findings& findings) {
  const Statement& statement = document.statements[index];
  findings.add_failure(id, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + basis.chinese + "，应为" + due + "%，文中为" +
                           printed_percent + "%" + page_of(statement, Language::kChinese),
                       told(statement, Language::kEnglish) + basis.english + " is " + due + "%, the text says " +
                           printed_percent + "%" + page_of(statement, Language::kEnglish));
}

void check_share(const Identity& identity, const Ledger& ledger, const Document& document, int index,
                 Findings& findings) {
  const Statement& statement = document.statements[index];
  const auto amount = operand_of(document, index);
  if (!statement.share_percent || !amount || identity.right.empty()) return;
  const Resolved whole = resolve_all(identity.right, ledger);
  if (whole.operands.size() != 1) return;
  const Operand& base = whole.operands.front();
  if (base.yuan_per_unit == 0 || amount->yuan_per_unit == 0) return;
  const auto in_yuan = [](const Operand& operand) -> std::optional<Rounded> {
    const Rounded figure = printed(operand.value);
    const Decimal factor(operand.yuan_per_unit, 0);
    const auto value = multiply(figure.value, factor), slack = multiply(figure.slack, factor);
    return value && slack ? std::optional(Rounded{*value, *slack}) : std::nullopt;
  };
  const auto part = in_yuan(*amount), all = in_yuan(base);
  if (!part || !all || all->value <= all->slack) return;
  const auto fits = is_percent_of(printed_percent(*statement.share_percent), *part, *all);
  if (!fits) return;
  if (*fits) return findings.add_pass(kShare, {.statement = index});
  const std::string is = grouped(amount->value) + statement.unit.value_or(""),
                    of = grouped(base.value) + (base.yuan_per_unit == 1 ? "元" : "万元");
  fail_percent(kShare, document, index, statement.share_percent->to_string(),
               percent_text(part->value, all->value, statement.share_percent->scale()),
               {is + "占" + of, is + " of " + of}, findings);
}

bool is_prior(const Statement& statement) {
  return statement.subject.ends_with("_prior_actual") || statement.subject.ends_with("_prior_budget");
}

struct Growth {
  Rounded change, base;
  bool down = false;
};

// What the amounts beside a growth rate say of it: amount and change, or amount and last year's figure just before.
std::optional<Growth> growth_of(const Document& document, int index) {
  const Statement& statement = document.statements[index];
  if (!statement.amount) return std::nullopt;
  const Rounded amount = printed(*statement.amount);
  if (statement.change->amount) {
    const Rounded change = printed(*statement.change->amount);
    const bool down = statement.change->direction == Direction::kDecrease;
    const auto base = down ? sum(amount, change) : difference(amount, change);
    return base ? std::optional(Growth{change, *base, down}) : std::nullopt;
  }
  if (index == 0) return std::nullopt;
  const Statement& before = document.statements[index - 1];
  if (!is_prior(before) || !before.amount || before.unit != statement.unit || before.code != statement.code ||
      before.section != statement.section)
    return std::nullopt;
  const Rounded base = printed(*before.amount);
  auto change = difference(amount, base);
  if (!change) return std::nullopt;
  const bool down = change->value.is_negative();
  change->value = change->value.absolute();
  return Growth{*change, base, down};
}

void check_growth_of(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const auto growth = growth_of(document, index);
  if (!growth) return;
  if (growth->base.value <= growth->base.slack)
    return findings.skip(kGrowth, SkipReason::kBaseZero, {.statement = index}, statement.name.value_or(""));
  const bool down = statement.change->direction == Direction::kDecrease;
  // Within rounding a change has no direction.
  const bool turned = growth->down != down && growth->change.value > growth->change.slack;
  const auto fits = is_percent_of(printed_percent(*statement.change->percent), growth->change, growth->base);
  if (!fits) return;
  if (*fits && !turned) return findings.add_pass(kGrowth, {.statement = index});
  const auto percent = [](bool falls, const std::string& digits) { return (falls ? "-" : "+") + digits; };
  const std::string before = grouped(growth->base.value),
                    now = grouped(*statement.amount) + statement.unit.value_or("");
  fail_percent(
      kGrowth, document, index, percent(down, statement.change->percent->to_string()),
      percent(growth->down, percent_text(growth->change.value, growth->base.value, statement.change->percent->scale())),
      {"由" + before + "到" + now, "from " + before + " to " + now}, findings);
}

// 比上年预算增加1,421.25万元 beside an amount of 0 would leave less than nothing for the year before.
void check_change_of(const Document& document, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const Change& change = *statement.change;
  if (!statement.amount || !change.amount || statement.amount->is_negative()) return;
  const Rounded amount = printed(*statement.amount), more = printed(*change.amount);
  const auto before = difference(amount, more);
  if (!before) return;
  if (!before->value.is_negative() || before->value.absolute() <= before->slack)
    return findings.add_pass(kChange, {.statement = index});
  const std::string unit = statement.unit.value_or(""), is = grouped(*statement.amount) + unit,
                    by = grouped(*change.amount) + unit;
  findings.add_failure(kChange, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + "本年" + is + "，文中却称比" + change.basis + "增加" + by +
                           page_of(statement, Language::kChinese),
                       told(statement, Language::kEnglish) + is + ", yet told to be " + by + " more than before" +
                           page_of(statement, Language::kEnglish));
}

// Without a code and without a row in the reference only the table's one row can be meant.
bool leaves_row_open(const Reference& figure, const Ledger& ledger) {
  const LedgerTable* table = figure.by_code ? ledger.find(figure.table) : nullptr;
  return table != nullptr &&
         std::any_of(table->sides.begin(), table->sides.end(), [](const Side& side) { return side.lines.size() > 1; });
}

// A table in which nothing at all is printed, and which does not say that it is empty.
const LedgerTable* blank_table(const std::vector<Reference>& figures, const Ledger& ledger) {
  for (const Reference& figure : figures)
    if (const LedgerTable* table = ledger.find(figure.table))
      if (table->table->status == TableStatus::kBlank) return table;
  return nullptr;
}

void fail_blank(const Document& document, int index, const LedgerTable& table, Findings& findings) {
  const Statement& statement = document.statements[index];
  const std::string is = grouped(*statement.amount) + statement.unit.value_or("");
  findings.add_failure(
      kProseTable, {ref_of(document, {.statement = index}), ref_of(document, {.table = table.index})},
      told(statement, Language::kChinese) + is + "，而" + table_name(*table.table, Language::kChinese) +
          "没有填列任何数字" + page_of(statement, Language::kChinese),
      told(statement, Language::kEnglish) + is + ", but " + table_name(*table.table, Language::kEnglish) +
          " has no figure at all" + page_of(statement, Language::kEnglish));
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
  const auto budget = parse_amount(told_as.budget), actual = parse_amount(told_as.actual);
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
  const std::string page = std::to_string(paragraph.page), from(told_as.budget), to(told_as.actual);
  findings.add_failure(id, {FigureRef{.page = paragraph.page, .box = paragraph.box}},
                       subject_of(document, budget->value, actual->value, Language::kChinese) + "预算" + from +
                           "万元，决算" + to + "万元，文中却称决算数" + is.chinese + "预算数，应为" + due.chinese +
                           "（第" + page + "页）",
                       subject_of(document, budget->value, actual->value, Language::kEnglish) + "budget " + from +
                           "万元, final accounts " + to + "万元, which the text calls " + is.english +
                           " the budget; it is " + due.english + " it (page " + page + ")");
}

}  // namespace

void check_statements(const Identity& identity, const Ledger& ledger, const Document& document, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (statement.subject != identity.subject) continue;
    if (!identity.fund.empty() && statement.fund != identity.fund) continue;
    const auto amount = operand_of(document, i);
    if (!amount || !is_first_of_sentence(document, i)) continue;
    std::vector<Reference> figures = identity.left;
    if (statement.code)
      for (Reference& figure : figures)
        if (figure.row.empty()) figure.row = Selector(*statement.code);
    if (!statement.code &&
        std::any_of(figures.begin(), figures.end(), [&](const Reference& f) { return leaves_row_open(f, ledger); }))
      continue;
    const Resolved printed_there = resolve_all(figures, ledger);
    if (!printed_there.operands.empty())
      findings.compare(kProseTable, {*amount}, printed_there.operands);
    else if (const LedgerTable* blank = blank_table(figures, ledger); blank != nullptr && !amount->value.is_zero())
      fail_blank(document, i, *blank, findings);
    else if (!amount->value.is_zero())
      findings.skip(kProseTable, printed_there.missing.value_or(SkipReason::kBlank), *amount,
                    printed_there.missing == SkipReason::kRowAbsent ? statement.name.value_or(printed_there.what)
                                                                    : printed_there.what);
    check_share(identity, ledger, document, i, findings);
  }
}

void check_growth(const Document& document, Findings& findings) {
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const auto& change = document.statements[i].change;
    if (change && change->direction == Direction::kIncrease) check_change_of(document, i, findings);
    if (change && change->percent && change->direction != Direction::kFlat) check_growth_of(document, i, findings);
  }
}

void check_comparisons(const PatternNode& shared, const Document& document, Findings& findings) {
  for (const PatternNode& node : shared.entries("comparison")) {
    const std::string contains = node.string("contains"), id = node.string("id");
    const Pattern pattern(node.string("pattern"));
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

}  // namespace yusuan
