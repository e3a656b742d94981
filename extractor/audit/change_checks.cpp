#include "audit/change_checks.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "text/amount.h"
#include "text/sentence.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kSum = "prose_sum", kGrowth = "growth";

// What an amount changed by, as an operand: a decrease is negative, 持平 nothing. nullopt where it is not told.
std::optional<Operand> change_of(const Document& document, int index) {
  const Statement& statement = document.statements[index];
  if (!statement.change || text::is_of_another_base(statement.change->basis)) return std::nullopt;
  auto operand = operand_of(document, index);
  if (!operand) return std::nullopt;
  const Change& change = *statement.change;
  if (change.direction == Direction::kFlat && !change.amount) {
    operand->value = Decimal();
    return operand;
  }
  if (!change.amount) return std::nullopt;
  operand->value = change.direction == Direction::kDecrease ? change.amount->negated() : *change.amount;
  return operand;
}

std::string addends(const std::vector<Operand>& parts) {
  std::string text;
  for (const Operand& part : parts) text += (text.empty() ? "" : " + ") + text::grouped(part.value);
  return text;
}

void fail_sum(const Document& document, const Operand& whole, const std::vector<Operand>& parts, const Outcome& outcome,
              Findings& findings) {
  const Statement& statement = document.statements[whole.statement];
  std::vector<FigureRef> refs{ref_of(document, whole)};
  std::vector<int> pages{statement.page};
  for (const Operand& part : parts) {
    refs.push_back(ref_of(document, part));
    pages.push_back(refs.back().page);
  }
  const std::string unit = statement.unit.value_or(""), is = text::grouped(whole.value) + unit,
                    sum = addends(parts) + " = " + text::grouped(outcome.expected) + unit;
  findings.add_failure(kSum, std::move(refs),
                       told(statement, Language::kChinese) + "增减额" + is + "，而其中各项增减额之和 " + sum +
                           on_pages(pages, Language::kChinese),
                       told(statement, Language::kEnglish) + "changed by " + is + ", its parts by " + sum +
                           on_pages(pages, Language::kEnglish));
}

bool is_told_in_prose(const patterns::Identity& identity) {
  const auto told = [](const patterns::Reference& reference) { return !reference.subject.empty(); };
  return identity.kind == patterns::IdentityKind::kEqual && identity.left.size() == 1 && identity.right.size() > 1 &&
         told(identity.left.front()) && std::all_of(identity.right.begin(), identity.right.end(), told);
}

void check_parts(const patterns::Identity& identity, const Ledger& ledger, const Document& document,
                 Findings& findings) {
  std::vector<std::string> subjects;
  for (const patterns::Reference& reference : identity.right) subjects.push_back(reference.subject);
  const auto told = ledger.told_together(identity.left.front().subject, subjects);
  std::set<std::string_view> seen;
  std::vector<Operand> amounts, changes;
  for (const Operand& part : told.parts) {
    if (!seen.insert(ledger.subject_of(part)).second) continue;
    const auto change = change_of(document, part.statement);
    if (!change) return;
    amounts.push_back(part);
    changes.push_back(*change);
  }
  if (told.whole.empty() || seen.size() < subjects.size()) return;
  const auto whole = change_of(document, told.whole.front().statement);
  const auto held = compare(told.whole, amounts, Relation::kEqual);
  if (!whole || !held || !held->holds) return;
  const std::string& basis = document.statements[whole->statement].change->basis;
  if (std::any_of(changes.begin(), changes.end(),
                  [&](const Operand& change) { return document.statements[change.statement].change->basis != basis; }))
    return;
  const auto outcome = compare({*whole}, changes, Relation::kEqual);
  if (!outcome) return;
  if (outcome->holds)
    findings.add_pass(kSum, *whole);
  else
    fail_sum(document, *whole, changes, *outcome, findings);
}

// ---- An amount, the one before it, and what lies between

bool is_prior_of(const Statement& before, const Statement& statement) {
  return (before.subject == statement.subject + "_prior_budget" ||
          before.subject == statement.subject + "_prior_actual") &&
         before.text == statement.text && before.unit == statement.unit && before.code == statement.code;
}

void check_difference(const Document& document, int index, Findings& findings) {
  const Statement &now = document.statements[index], &before = document.statements[index + 1];
  if (!is_prior_of(before, now)) return;
  const auto change = change_of(document, index), amount = operand_of(document, index),
             was = operand_of(document, index + 1);
  if (!change || !amount || !was || now.change->direction == Direction::kFlat) return;
  const auto outcome = compare({*amount}, {*was, *change}, Relation::kEqual);
  if (!outcome) return;
  if (outcome->holds) return findings.add_pass(kGrowth, *amount);
  const bool down = now.change->direction == Direction::kDecrease;
  const std::string unit = now.unit.value_or(""), from = text::grouped(was->value), to = text::grouped(amount->value),
                    by = text::grouped(change->value.absolute()) + unit;
  findings.add_failure(kGrowth, {ref_of(document, *amount), ref_of(document, *was)},
                       told(now, Language::kChinese) + "由" + from + "到" + to + unit + "，文中却称" +
                           (down ? "减少" : "增加") + by + on_page(now.page, Language::kChinese),
                       told(now, Language::kEnglish) + "from " + from + " to " + to + unit + ", told to be " + by +
                           (down ? " less" : " more") + on_page(now.page, Language::kEnglish));
}

}  // namespace

void check_changes(const std::vector<patterns::Identity>& identities, const Ledger& ledger, const Document& document,
                   Findings& findings) {
  for (const patterns::Identity& identity : identities)
    if (is_told_in_prose(identity)) check_parts(identity, ledger, document, findings);
  for (int i = 0; i + 1 < static_cast<int>(document.statements.size()); ++i) check_difference(document, i, findings);
}

}  // namespace yusuan::audit
