#include "audit/percent_checks.h"

#include <array>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/percent.h"
#include "audit/table_identities.h"
#include "text/amount.h"

namespace yusuan::audit {
namespace {

constexpr std::string_view kShare = "share", kCompletion = "completion";

// A figure in yuan, with what rounding could do to it.
std::optional<Rounded> in_yuan(const Operand& operand) {
  const Rounded figure = printed(operand.value);
  const Decimal factor(operand.yuan_per_unit, 0);
  const auto value = multiply(figure.value, factor), slack = multiply(figure.slack, factor);
  return value && slack ? std::optional(Rounded{*value, *slack}) : std::nullopt;
}

std::string with_unit(const Document& document, const Operand& operand) {
  const std::string unit = operand.statement >= 0            ? document.statements[operand.statement].unit.value_or("")
                           : operand.yuan_per_unit == 10'000 ? "万元"
                                                             : "元";
  return text::grouped(operand.value) + unit;
}

// A share of a statement and what it is held against.
struct Share {
  std::string_view id;
  int statement = 0;
  Operand part;
  std::vector<Operand> wholes;  // the one meant first; whatever else it may be of
  std::optional<SkipReason> missing;
  const char *of_zh, *of_en;
  bool guessed = false;  // the text does not say what it is a share of
};

void check_share(const Share& share, const Document& document, Findings& findings) {
  const Statement& statement = document.statements[share.statement];
  const Operand at{.statement = share.statement};
  if (share.wholes.empty())
    return findings.skip(share.id, share.missing.value_or(SkipReason::kNotStated), at, statement.name.value_or(""));
  bool any = false;
  for (const Operand& whole : share.wholes) {
    if (whole.yuan_per_unit == 0 || share.part.yuan_per_unit == 0) continue;
    const auto part = in_yuan(share.part), all = in_yuan(whole);
    if (!part || !all || all->value <= all->slack) continue;
    const auto fits = is_percent_of(printed_percent(*statement.share_percent), *part, *all);
    any = any || fits;
    if (fits == true) return findings.add_pass(share.id, at);
  }
  if (!any) return findings.skip(share.id, SkipReason::kBaseZero, at, statement.name.value_or(""));
  if (share.guessed) return findings.skip(share.id, SkipReason::kNotStated, at, statement.name.value_or(""));
  const Operand& whole = share.wholes.front();
  const auto part = in_yuan(share.part), all = in_yuan(whole);
  if (!part || !all || all->value <= all->slack) return;
  const std::string is = with_unit(document, share.part), of = with_unit(document, whole);
  fail_percent(share.id, document, share.statement, statement.share_percent->to_string(),
               percent_text(part->value, all->value, statement.share_percent->scale()),
               {is + share.of_zh + of, is + share.of_en + of}, findings);
}

// What the tables have where the text states no whole.
std::vector<Operand> printed_whole(const std::vector<patterns::Identity>& identities, std::string_view subject,
                                   bool of_budget, const Statement& statement, const Ledger& ledger,
                                   std::optional<SkipReason>& missing) {
  for (const patterns::Identity& identity : identities) {
    if (identity.kind != patterns::IdentityKind::kStatement || identity.subject != subject) continue;
    if (!identity.fund.empty() && statement.fund != identity.fund) continue;
    const auto& figure = of_budget ? identity.left : identity.right;
    if (figure.empty()) continue;
    const Resolved whole = resolve_all(figure, ledger);
    if (whole.operands.size() == 1) return whole.operands;
    missing = whole.missing.value_or(SkipReason::kBlank);
  }
  return {};
}

// What a share is said to be of: 本年支出合计 of 占本年支出合计的79.49%. Empty where the text does not say it.
std::string_view whole_named(const Statement& statement) {
  static constexpr std::string_view kOf = "占";
  static constexpr std::array<std::string_view, 8> kRests = {"的", "比重", "比例", "比", "为", "达到", "达", "约"};
  const std::string_view text = statement.text;
  const auto percent = text.find(statement.share_percent->to_string() + "%");
  const auto of = percent == std::string_view::npos ? percent : text.rfind(kOf, percent);
  if (of == std::string_view::npos) return {};
  std::string_view whole = text.substr(of + kOf.size(), percent - of - kOf.size());
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view rest : kRests)
      if (whole.ends_with(rest)) {
        whole.remove_suffix(rest.size());
        cut = true;
      }
  }
  return whole;
}

// The statements that give a share, by what it is of and by their section: governments tell thousands.
class SharesTold {
 public:
  explicit SharesTold(const Document& document) {
    std::map<std::vector<std::string>, int> numbers;
    const std::vector<std::string>* last = nullptr;
    for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
      const Statement& statement = document.statements[i];
      if (last != nullptr && statement.section == *last)
        sections_.push_back(sections_.back());
      else
        sections_.push_back(numbers.try_emplace(statement.section, static_cast<int>(numbers.size())).first->second);
      last = &statement.section;
      if (statement.share_percent) shares_[{whole_of(statement), sections_.back()}].push_back(i);
    }
  }

  bool in_one_section(int a, int b) const { return sections_[a] == sections_[b]; }

  /// Those of the same whole in the same section, that of `index` among them.
  const std::vector<int>& beside(const Document& document, int index) const {
    return shares_.at({whole_of(document.statements[index]), sections_[index]});
  }

  /// Whether any share of the whole of `index` fits, in whatever section.
  template <typename Fits>
  bool any_of_whole(const Document& document, int index, const Fits& fits) const {
    const int whole = whole_of(document.statements[index]);
    for (auto it = shares_.lower_bound({whole, std::numeric_limits<int>::min()});
         it != shares_.end() && it->first.first == whole; ++it)
      for (const int other : it->second)
        if (fits(other)) return true;
    return false;
  }

 private:
  static int whole_of(const Statement& statement) { return statement.share_of.value_or(-1); }

  std::vector<int> sections_;                               // of each statement
  std::map<std::pair<int, int>, std::vector<int>> shares_;  // by whole, -1 for none, and section
};

// The parts of one whole that one section gives shares of: what is 100 % of them (本年支出 beside a 支出总计 that goes
// on to the next year) may be their sum.
std::optional<Operand> sum_of_shares(const Document& document, const SharesTold& shares_told, int index) {
  Operand all{.yuan_per_unit = 1, .statement = index};
  Decimal percent;
  for (const int i : shares_told.beside(document, index)) {
    const Statement& other = document.statements[i];
    const auto part = operand_of(document, i);
    const auto yuan = part ? in_yuan(*part) : std::nullopt;
    const auto more = yuan ? add(all.value, yuan->value) : std::nullopt, shares = add(percent, *other.share_percent);
    if (!more || !shares) return std::nullopt;
    all.value = *more;
    percent = *shares;
  }
  const auto gap = subtract(percent, Decimal(100, 0));
  return gap && gap->absolute() <= Decimal(2, 2) ? std::optional(all) : std::nullopt;
}

// A whole that leaves something out (…除外的总额) is none that is stated elsewhere.
bool is_narrowed(std::string_view whole) {
  return whole.find("除") != std::string_view::npos || whole.find("（") != std::string_view::npos ||
         whole.find('(') != std::string_view::npos;
}

// Whether a whole that the text does not name is the one that is meant: it stands in the same sentence, or another
// share of it holds.
bool is_shared(const Document& document, const SharesTold& shares_told, int index) {
  const Statement& statement = document.statements[index];
  if (document.statements[*statement.share_of].text == statement.text) return true;
  const auto whole = operand_of(document, *statement.share_of);
  const auto all = whole && whole->yuan_per_unit != 0 ? in_yuan(*whole) : std::nullopt;
  return all && shares_told.any_of_whole(document, index, [&](int i) {
    const auto part = i == index ? std::nullopt : operand_of(document, i);
    if (!part || part->yuan_per_unit == 0 || part->value.is_zero()) return false;
    const auto of = in_yuan(*part);
    return of && is_percent_of(printed_percent(*document.statements[i].share_percent), *of, *all) == true;
  });
}

// Of what a government's figure is: all of its area or its own level. Empty where the sentence does not say.
std::string_view scope_of(const Statement& statement) {
  static constexpr std::array<std::string_view, 11> kScopes = {"全市",   "全省", "全区", "全县", "市本级", "省本级",
                                                               "区本级", "市级", "省级", "区级", "本级"};
  for (const std::string_view scope : kScopes)
    if (statement.text.find(scope) != std::string::npos) return scope;
  return {};
}

// A whole that is less than its part, or of another level of government, is another one than is meant.
bool is_another_whole(const Document& document, const Statement& share, const Operand& part) {
  if (!share.share_of) return false;
  const Statement& whole = document.statements[*share.share_of];
  const auto operand = operand_of(document, *share.share_of);
  const auto of = in_yuan(part), all = operand ? in_yuan(*operand) : std::nullopt;
  const bool less = of && all && all->value < of->value && *share.share_percent <= Decimal(100, 0);
  return less || scope_of(share) != scope_of(whole);
}

void check_share_of(const std::vector<patterns::Identity>& identities, const Ledger& ledger, const Document& document,
                    const SharesTold& shares_told, int index, Findings& findings) {
  const Statement& statement = document.statements[index];
  const auto part = operand_of(document, index);
  if (!part) return;
  Share share{.id = kShare, .statement = index, .part = *part, .of_zh = "占", .of_en = " of "};
  const std::string_view named = whole_named(statement);
  share.guessed = is_narrowed(named) || is_another_whole(document, statement, *part) ||
                  (statement.share_of && named.empty() && !is_shared(document, shares_told, index));
  if (statement.share_of)
    if (const auto whole = operand_of(document, *statement.share_of)) share.wholes.push_back(*whole);
  for (const Operand& whole : printed_whole(identities, statement.subject, false, statement, ledger, share.missing))
    share.wholes.push_back(whole);
  if (share.wholes.empty()) return check_share(share, document, findings);
  if (const auto whole = sum_of_shares(document, shares_told, index)) share.wholes.push_back(*whole);
  // A part of a part: 其中 inside 其中.
  for (int i = index - 1; i >= 0 && shares_told.in_one_section(i, index); --i)
    if (const auto whole = operand_of(document, i)) share.wholes.push_back(*whole);
  check_share(share, document, findings);
}

// 年初预算为0万元，…完成年初预算的95.89%: nothing is a part of nothing. 0 and 100 % are said of it by custom.
bool is_of_nothing(const Document& document, int index) {
  const auto& statements = document.statements;
  const Statement& rate = statements[index];
  const Decimal percent = *rate.share_percent;
  if (percent.is_zero() || percent == Decimal(100, 0)) return false;
  if (rate.text.find("完成年初预算的" + percent.to_string() + "%") == std::string::npos) return false;
  const Statement* budget = nullptr;
  for (int i = index - 1; i >= 0 && statements[i].text == rate.text; --i)
    if (statements[i].subject.ends_with("_initial_budget") && statements[i].amount) {
      if (budget != nullptr) return false;
      budget = &statements[i];
    }
  return budget != nullptr && budget->amount->is_zero();
}

// The budget of 全县 is none of what 县本级 carried out: it has the name of the rate, or stands beside it.
bool is_budget_of(const Statement& budget, const Statement& rate, int statements_between) {
  constexpr int kBeside = 3;  // the budget, its outcome and the rate
  return budget.name == rate.name || budget.text == rate.text || statements_between <= kBeside;
}

// 完成年初预算的98.20%: the figure of the year before it, the budget of either kind.
void check_completion_of(const std::vector<patterns::Identity>& identities, const Ledger& ledger,
                         const Document& document, const SharesTold& shares_told, int index, Findings& findings) {
  static constexpr std::string_view kSuffix = "_completion", kOther = "other";
  const auto& statements = document.statements;
  const Statement& rate = statements[index];
  const std::string subject = rate.subject.substr(0, rate.subject.size() - kSuffix.size());
  if (is_of_nothing(document, index)) {
    const std::string page_zh = on_page(rate.page, Language::kChinese),
                      page_en = on_page(rate.page, Language::kEnglish), percent = rate.share_percent->to_string();
    return findings.add_failure(
        kCompletion, {ref_of(document, {.statement = index})},
        told(rate, Language::kChinese) + "年初预算为0，文中却称完成年初预算的" + percent + "%" + page_zh,
        told(rate, Language::kEnglish) + "the initial budget is 0, yet the text says that " + percent +
            "% of it was carried out" + page_en);
  }
  Share share{.id = kCompletion, .statement = index, .of_zh = "完成预算", .of_en = " of the budget of "};
  if (rate.share_of)
    if (const auto budget = operand_of(document, *rate.share_of)) share.wholes.push_back(*budget);
  bool any = false;
  for (int i = index - 1; i >= 0 && shares_told.in_one_section(i, index); --i) {
    if (statements[i].code != rate.code) continue;
    const auto operand = operand_of(document, i);
    if (!operand) continue;
    // `other` is another thing in another sentence.
    if (subject == kOther && statements[i].text != rate.text) break;
    if (statements[i].subject == subject && !any) {
      share.part = *operand;
      any = true;
    }
    const std::string_view which = std::string_view(statements[i].subject).substr(0, subject.size());
    if (which == subject && statements[i].subject.ends_with("_budget") && is_budget_of(statements[i], rate, index - i))
      share.wholes.push_back(*operand);
  }
  if (!any) return findings.skip(kCompletion, SkipReason::kNotStated, {.statement = index}, rate.name.value_or(""));
  if (share.wholes.empty())
    share.wholes = printed_whole(identities, subject + "_initial_budget", true, rate, ledger, share.missing);
  check_share(share, document, findings);
}

struct Rate {
  Operand percent;
  Rounded value, part, whole;
};

void check_rate(std::string_view id, const Rate& rate, const LedgerTable& table, Findings& findings) {
  const std::string row = row_name(*table.table, rate.percent);
  if (rate.whole.value.absolute() <= rate.whole.slack)
    return findings.skip(id, SkipReason::kBaseZero, rate.percent, row);
  const auto absolute = [](const Rounded& figure) { return Rounded{figure.value.absolute(), figure.slack}; };
  const auto fits = is_percent_of(absolute(rate.value), absolute(rate.part), absolute(rate.whole));
  if (!fits) return;
  const bool down = rate.part.value.is_negative() != rate.whole.value.is_negative();
  const bool turned = rate.value.value.is_negative() != down && rate.value.value.absolute() > rate.value.slack &&
                      rate.part.value.absolute() > rate.part.slack;
  if (*fits && !turned) return findings.add_pass(id, rate.percent);
  const std::string due = (down ? "-" : "") + percent_text(rate.part.value, rate.whole.value, rate.value.value.scale());
  const FigureRef ref = findings.ref(rate.percent);
  const auto message = [&](Language language, const char* is, const char* prints) {
    const bool chinese = language == Language::kChinese;
    return table_name(*table.table, language) + (chinese ? "" : " ") + quoted(row) + (chinese ? "：" : ": ") +
           text::grouped(rate.part.value) + is + text::grouped(rate.whole.value) + (chinese ? "，应为" : " is ") + due +
           "%" + prints + rate.value.value.to_string() + "%" + on_page(ref.page, language);
  };
  findings.add_failure(id, {ref}, message(Language::kChinese, "占", "，表中为"),
                       message(Language::kEnglish, " of ", ", the table prints "));
}

}  // namespace

void fail_percent(std::string_view id, const Document& document, int index, const std::string& printed_percent,
                  const std::string& due, const PercentBasis& basis, Findings& findings) {
  const Statement& statement = document.statements[index];
  findings.add_failure(id, {ref_of(document, {.statement = index})},
                       told(statement, Language::kChinese) + basis.chinese + "，应为" + due + "%，文中为" +
                           printed_percent + "%" + on_page(statement.page, Language::kChinese),
                       told(statement, Language::kEnglish) + basis.english + " is " + due + "%, the text says " +
                           printed_percent + "%" + on_page(statement.page, Language::kEnglish));
}

void check_rates(const patterns::Identity& identity, const LedgerTable& table, Findings& findings) {
  const auto percent = table.column(identity.total_columns.front()), part = table.column(identity.part_columns.front()),
             whole = table.column(identity.part_columns.back());
  if (!percent || !part || !whole || table.table->status != TableStatus::kFilled) return;
  for (int row = 0; row < static_cast<int>(table.table->rows.size()); ++row) {
    const auto rate = operand_at(table, row, *percent), of = operand_at(table, row, *part),
               base = operand_at(table, row, *whole);
    if (!rate || !of) continue;
    const Rounded nothing{{}, {}};
    check_rate(identity.id,
               {*rate, printed_percent(rate->value), printed(of->value), base ? printed(base->value) : nothing}, table,
               findings);
  }
}

void check_shares(const std::vector<patterns::Identity>& identities, const Ledger& ledger, const Document& document,
                  Findings& findings) {
  const SharesTold shares_told(document);
  for (int i = 0; i < static_cast<int>(document.statements.size()); ++i) {
    const Statement& statement = document.statements[i];
    if (!statement.share_percent) continue;
    if (statement.subject.ends_with("_completion"))
      check_completion_of(identities, ledger, document, shares_told, i, findings);
    else
      check_share_of(identities, ledger, document, shares_told, i, findings);
  }
}

}  // namespace yusuan::audit
