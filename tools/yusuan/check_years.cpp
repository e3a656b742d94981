#include "check_years.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "text/one_line.h"

namespace yusuan {
namespace {

using namespace feed;

constexpr const char* kCard = "card";

enum HeadField : std::size_t { kHeadMark, kHeadEntity, kHeadSha256, kHeadYear, kHeadKind, kHeadFields };
enum FigureField : std::size_t {
  kFigureThing,
  kFigureName,
  kFigureValue,
  kFigureSlack,
  kFigureYuan,
  kFigureBefore,
  kFigurePage,
  kFigureFields
};

// A number of a row within bounds.
std::optional<std::int64_t> number_in(const FeedRow& row, std::size_t field, std::int64_t least, std::int64_t most) {
  const auto* number = std::get_if<std::int64_t>(&row[field]);
  return number != nullptr && *number >= least && *number <= most ? std::optional(*number) : std::nullopt;
}

std::optional<audit::YearCard> head_of(const FeedRow& row) {
  if (row.size() != kHeadFields) return std::nullopt;
  const auto *mark = std::get_if<std::string>(&row[kHeadMark]), *entity = std::get_if<std::string>(&row[kHeadEntity]),
             *sha256 = std::get_if<std::string>(&row[kHeadSha256]);
  const auto year = number_in(row, kHeadYear, 0, 9999),
             kind = number_in(row, kHeadKind, 0, static_cast<int>(DocumentKind::kGovernmentFinalAccounts));
  if (mark == nullptr || *mark != kCard || entity == nullptr || sha256 == nullptr || !year || !kind)
    return std::nullopt;
  return audit::YearCard{.file = {},
                         .entity = *entity,
                         .sha256 = *sha256,
                         .year = static_cast<int>(*year),
                         .kind = static_cast<DocumentKind>(*kind),
                         .figures = {}};
}

std::optional<audit::YearFigure> figure_of(const FeedRow& row) {
  constexpr std::int64_t kMostYuan = 100'000'000, kMostPages = 1'000'000;
  if (row.size() != kFigureFields) return std::nullopt;
  const auto *thing = std::get_if<std::string>(&row[kFigureThing]), *name = std::get_if<std::string>(&row[kFigureName]);
  const auto *value = std::get_if<Decimal>(&row[kFigureValue]), *slack = std::get_if<Decimal>(&row[kFigureSlack]);
  const auto yuan = number_in(row, kFigureYuan, 1, kMostYuan), before = number_in(row, kFigureBefore, 0, 1),
             page = number_in(row, kFigurePage, 0, kMostPages);
  if (thing == nullptr || name == nullptr || value == nullptr || slack == nullptr || !yuan || !before || !page)
    return std::nullopt;
  return audit::YearFigure{.thing = *thing,
                           .name = *name,
                           .value = *value,
                           .slack = *slack,
                           .yuan_per_unit = *yuan,
                           .before = *before == 1,
                           .page = static_cast<int>(*page)};
}

// Its places are pages alone.
FeedRow finding_of(const audit::YearCard& later, const Check& check) {
  Document document;
  document.source.sha256 = later.sha256;
  document.facts.entity = later.entity;
  document.facts.fiscal_year = later.year;
  return finding_row(document, later.file, check);
}

}  // namespace

std::vector<FeedRow> card_rows(const audit::YearCard& card) {
  std::vector<FeedRow> rows;
  if (card.entity.empty() || card.year == 0 || card.figures.empty()) return rows;
  rows.push_back(
      {std::string(kCard), card.entity, card.sha256, std::int64_t{card.year}, static_cast<std::int64_t>(card.kind)});
  for (const audit::YearFigure& figure : card.figures)
    rows.push_back({figure.thing, figure.name, figure.value, figure.slack, figure.yuan_per_unit,
                    std::int64_t{figure.before ? 1 : 0}, std::int64_t{figure.page}});
  return rows;
}

std::optional<audit::YearCard> take_card(std::vector<FeedRow>& rows) {
  std::optional<audit::YearCard> card;
  for (const FeedRow& row : rows) {
    if (!card) card = head_of(row);
    if (const auto figure = figure_of(row); figure && card) card->figures.push_back(*figure);
  }
  std::erase_if(rows, [](const FeedRow& row) { return row.size() == kHeadFields || row.size() == kFigureFields; });
  return card;
}

std::vector<YearFindings> compare_all_years(const std::vector<audit::YearCard>& cards, const FindingChoice& choice) {
  using Whose = std::tuple<std::string, DocumentKind, int>;
  std::multimap<Whose, const audit::YearCard*> by_year;
  for (const audit::YearCard& card : cards) by_year.emplace(Whose(card.entity, card.kind, card.year), &card);
  std::vector<YearFindings> all;
  for (const audit::YearCard& later : cards) {
    const auto [first, last] = by_year.equal_range(Whose(later.entity, later.kind, later.year - 1));
    constexpr int kMostEditions = 5;
    int editions = 0;
    for (auto at = first; at != last && editions < kMostEditions; ++at, ++editions) {
      const audit::YearCard& earlier = *at->second;
      if (!audit::follows(later, earlier)) continue;
      YearFindings findings{later.file, earlier.file, {}};
      for (const Check& check : audit::compare_years(earlier, later))
        if (is_listed(check, choice)) findings.rows.push_back(finding_of(later, check));
      if (!findings.rows.empty()) all.push_back(std::move(findings));
    }
  }
  return all;
}

std::string show_findings(const YearFindings& findings, const CheckView& view) {
  const FindingField message = view.english ? kFindingMessageEn : kFindingMessageZh;
  std::string text = text::one_line(findings.file) + (view.english ? " against " : " 与 ") +
                     text::one_line(findings.earlier_file) + "\n";
  for (const FeedRow& row : findings.rows)
    text += (view.english ? "  FAIL  " : "  不符  ") + std::get<std::string>(row[message]) + "\n";
  return text;
}

void write_across(json::JsonWriter& json, const std::vector<YearFindings>& all) {
  if (all.empty()) return;
  const auto number = [](const FeedValue& value) {
    const auto* decimal = std::get_if<Decimal>(&value);
    return decimal != nullptr ? std::optional(*decimal) : std::nullopt;
  };
  json.key("across_years");
  json.begin_array();
  for (const YearFindings& findings : all)
    for (const FeedRow& row : findings.rows) {
      json.begin_object(json::Layout::kInline);
      json.member("file", findings.file);
      json.member("earlier_file", findings.earlier_file);
      json.member("id", std::get<std::string>(row[kFindingCheckId]));
      const auto* page = std::get_if<std::int64_t>(&row[kFindingPage]);
      json.member("page", page != nullptr ? *page : std::int64_t{0});
      json.member("expected", number(row[kFindingExpected]));
      json.member("actual", number(row[kFindingActual]));
      json.member("difference", number(row[kFindingDifference]));
      json.member("unit", "元");
      json.member("stake_yuan", number(row[kFindingStake]));
      json.member("message", std::get<std::string>(row[kFindingMessageZh]));
      json.member("message_en", std::get<std::string>(row[kFindingMessageEn]));
      json.end_object();
    }
  json.end_array();
}

}  // namespace yusuan
