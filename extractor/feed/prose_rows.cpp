#include <algorithm>
#include <charconv>

#include "feed/markup.h"
#include "feed/row_values.h"
#include "feed/sides.h"
#include "json/names.h"
#include "text/amount.h"
#include "text/utf8.h"

namespace yusuan::feed {
namespace {

// As many as names of results have. 48 bits are 15 decimal digits, which a spreadsheet and a number of JSON still keep;
// that two of 100,000 documents are alike comes to 2 in 100,000.
constexpr std::size_t kKeyDigits = 12;

std::optional<std::int64_t> yuan_in(const std::optional<std::string>& unit) {
  return unit ? text::yuan_per_unit(*unit) : std::nullopt;
}

FeedRow statement_row(const std::string& sha256, std::size_t number, const Statement& statement) {
  const Change none;
  const Change& change = statement.change ? *statement.change : none;
  const bool changed = statement.change.has_value();
  FeedRow row{document_key(sha256),
              value_of(number),
              value_of(path_text(statement.section)),
              value_of(statement.text),
              value_of(statement.subject),
              value_of(statement.name),
              value_of(statement.fund),
              value_of(statement.code),
              value_of(statement.amount),
              value_of(statement.unit),
              value_of(in_yuan(statement.amount, yuan_in(statement.unit))),
              value_of(statement.share_percent),
              changed ? value_of(change.basis) : FeedValue{},
              changed ? value_of(json::name_of(change.direction)) : FeedValue{},
              value_of(change.amount),
              value_of(change.percent),
              value_of(statement.reason)};
  append_place(row, statement.page, statement.box);
  return row;
}

FeedRow project_row(const std::string& sha256, std::size_t number, const Project& project) {
  FeedRow row{document_key(sha256),
              value_of(number),
              value_of(project.name),
              value_of(project.policy_basis),
              value_of(project.executing_unit),
              value_of(project.allocation),
              value_of(project.period),
              value_of(project.scale),
              value_of(project.scale_unit),
              value_of(in_yuan(project.scale, yuan_in(project.scale_unit)))};
  append_place(row, project.page, project.box);
  return row;
}

FeedRow performance_row(const std::string& sha256, std::size_t number, const Performance& form) {
  const auto page = [&](bool first) {
    return form.pages.empty() ? FeedValue{} : value_of(first ? form.pages.front() : form.pages.back());
  };
  return {document_key(sha256),
          value_of(number),
          value_of(form.number),
          value_of(form.title),
          value_of(form.project),
          value_of(form.department),
          value_of(form.executing_unit),
          value_of(form.owner),
          value_of(form.objective),
          value_of(form.total),
          value_of(form.fiscal),
          value_of(form.carryover),
          value_of(form.other),
          value_of(form.money_unit),
          value_of(in_yuan(form.total, yuan_in(form.money_unit))),
          page(true),
          page(false)};
}

FeedRow fund_row(const std::string& sha256, std::size_t form, std::size_t number, const FormFigure& figure) {
  FeedRow row{document_key(sha256), value_of(form), value_of(number), value_of(figure.key), value_of(figure.text)};
  append_place(row, figure.page, figure.box);
  return row;
}

FeedRow form_row(const std::string& sha256, std::size_t form, std::size_t number, const FormRow& printed) {
  std::string cells;
  for (std::size_t i = 0; i < printed.cells.size(); ++i) cells += (i == 0 ? "" : "\t") + printed.cells[i];
  FeedRow row{document_key(sha256), value_of(form), value_of(number), value_of(cells)};
  append_place(row, printed.page, printed.box);
  return row;
}

FeedRow indicator_row(const std::string& sha256, std::size_t form, std::size_t number, const Indicator& indicator) {
  constexpr std::size_t kLevels = 3;
  FeedRow row{document_key(sha256), value_of(form), value_of(number)};
  for (std::size_t level = 0; level < kLevels; ++level) {
    if (level >= indicator.levels.size()) {
      row.emplace_back();
      continue;
    }
    const auto first = indicator.levels.begin() + static_cast<std::ptrdiff_t>(level);
    row.push_back(value_of(path_text({first, level + 1 < kLevels ? first + 1 : indicator.levels.end()})));
  }
  row.insert(row.end(), {value_of(indicator.op), value_of(indicator.value), value_of(indicator.unit),
                         value_of(indicator.target), value_of(indicator.basis), value_of(indicator.previous),
                         value_of(indicator.weight), value_of(indicator.scoring), value_of(indicator.evidence),
                         value_of(indicator.actual), value_of(indicator.score)});
  append_place(row, indicator.page, indicator.box);
  return row;
}

}  // namespace

FeedValue value_of(const std::string& text) {
  std::string clean = text::repaired(text);
  clean.erase(std::remove(clean.begin(), clean.end(), '\0'), clean.end());
  return clean;
}

FeedValue value_of(const char* text) { return std::string(text); }
FeedValue value_of(int number) { return std::int64_t{number}; }
FeedValue value_of(std::size_t number) { return static_cast<std::int64_t>(number); }
FeedValue value_of(std::int64_t number) { return number; }
FeedValue value_of(const Decimal& number) { return number; }

void append_place(FeedRow& row, std::optional<int> page, const std::optional<Rect>& box) {
  row.push_back(value_of(page));
  for (const auto edge : {&Rect::x0, &Rect::y0, &Rect::x1, &Rect::y1})
    row.push_back(box ? rounded_points((*box).*edge) : FeedValue{});
}

FeedValue document_key(const std::string& sha256) {
  std::int64_t number = 0;
  std::from_chars(sha256.data(), sha256.data() + std::min(sha256.size(), kKeyDigits), number, 16);
  return number;
}

std::optional<Decimal> in_yuan(const std::optional<Decimal>& amount, const std::optional<std::int64_t>& yuan_per_unit) {
  if (!amount || !yuan_per_unit) return std::nullopt;
  return multiply(*amount, Decimal(*yuan_per_unit, 0));
}

void add_prose_rows(const Document& document, FeedRows& rows) {
  const std::string& sha256 = document.source.sha256;
  for (std::size_t i = 0; i < document.statements.size(); ++i)
    rows[kStatements].push_back(statement_row(sha256, i + 1, document.statements[i]));
  for (std::size_t i = 0; i < document.projects.size(); ++i)
    rows[kProjects].push_back(project_row(sha256, i + 1, document.projects[i]));
  for (std::size_t i = 0; i < document.performance.size(); ++i) {
    const Performance& form = document.performance[i];
    rows[kPerformance].push_back(performance_row(sha256, i + 1, form));
    for (std::size_t k = 0; k < form.funds.size(); ++k)
      rows[kPerformanceFunds].push_back(fund_row(sha256, i + 1, k + 1, form.funds[k]));
    for (std::size_t k = 0; k < form.rows.size(); ++k)
      rows[kPerformanceRows].push_back(form_row(sha256, i + 1, k + 1, form.rows[k]));
    for (std::size_t k = 0; k < form.indicators.size(); ++k)
      rows[kIndicators].push_back(indicator_row(sha256, i + 1, k + 1, form.indicators[k]));
  }
}

}  // namespace yusuan::feed
