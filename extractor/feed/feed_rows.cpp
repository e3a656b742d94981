#include "feed/feed_rows.h"

#include <algorithm>
#include <optional>

#include "feed/region.h"
#include "feed/row_values.h"
#include "feed/sides.h"
#include "json/names.h"
#include "model/labels.h"

namespace yusuan::feed {
namespace {

std::optional<std::int64_t> whole_fen(const std::optional<Decimal>& yuan) {
  if (!yuan) return std::nullopt;
  std::int64_t fen = yuan->mantissa();
  for (int scale = yuan->scale(); scale > 2; --scale) {
    if (fen % 10 != 0) return std::nullopt;
    fen /= 10;
  }
  for (int scale = yuan->scale(); scale < 2; ++scale)
    if (__builtin_mul_overflow(fen, 10, &fen)) return std::nullopt;
  return fen;
}

FeedValue said(const std::string& text) { return text.empty() ? FeedValue{} : value_of(text); }

FeedRow document_row(const Document& document, const std::string& version, const FeedOrigin& origin) {
  const Source& source = document.source;
  const DocumentFacts& facts = document.facts;
  const AdministrativeRegion place = region_of(facts.entity.value_or(""));
  return {document_key(source.sha256),
          value_of(source.sha256),
          value_of(source.file),
          value_of(source.bytes),
          value_of(source.pages),
          value_of(source.producer),
          value_of(source.input),
          value_of(facts.title),
          value_of(facts.entity),
          value_of(facts.fiscal_year),
          value_of(json::name_of(facts.kind)),
          value_of(facts.published_on),
          value_of(facts.form),
          value_of(version),
          said(origin.batch_run),
          said(origin.path),
          said(origin.url),
          {},
          said(place.region),
          said(place.level)};
}

void add_units(const Document& document, FeedRows& rows) {
  if (!document.overview) return;
  const auto& units = document.overview->subordinate_units;
  for (std::size_t i = 0; i < units.size(); ++i)
    rows[kUnits].push_back({document_key(document.source.sha256), value_of(i + 1), value_of(units[i]),
                            document.overview->page > 0 ? value_of(document.overview->page) : FeedValue{}});
}

FeedRow table_row(const std::string& sha256, std::size_t place, const Table& table) {
  const auto page = [&](bool first) {
    return table.pages.empty() ? FeedValue{} : value_of(first ? table.pages.front() : table.pages.back());
  };
  return {document_key(sha256),
          value_of(place),
          value_of(table.id),
          value_of(table.number),
          value_of(table.title),
          value_of(table.preparer),
          value_of(table.money_unit),
          value_of(table.yuan_per_unit),
          value_of(json::name_of(table.status)),
          value_of(table.note),
          page(true),
          page(false),
          value_of(table.columns.size()),
          value_of(table.rows.size())};
}

// What the rows of a block are parts of.
class OutlinePaths {
 public:
  OutlinePaths(const Table& table, const LabelBlock& block, std::size_t number) : table_(table), number_(number) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      labels_.push_back(label_of(table, table.rows[r], block));
      const auto parent = place(r).parent;
      paths_.emplace_back();
      if (!parent || *parent < 0 || *parent >= static_cast<int>(r)) continue;
      const std::string above = paths_[*parent].value_or("");
      paths_.back() = (above.empty() ? "" : above + "/") + labels_[*parent].name.value_or("");
    }
  }

  const RowPlace& place(std::size_t row) const {
    static const RowPlace top;
    const Row& printed = table_.rows[row];
    if (number_ == 0) return printed.place;
    return number_ <= printed.beside.size() ? printed.beside[number_ - 1] : top;
  }
  std::optional<std::string> parent_code(std::size_t row) const {
    const auto parent = place(row).parent;
    return parent ? labels_[*parent].code : std::nullopt;
  }
  const std::optional<std::string>& parent_path(std::size_t row) const { return paths_[row]; }

 private:
  const Table& table_;
  std::size_t number_;
  std::vector<FigureLabel> labels_;
  std::vector<std::optional<std::string>> paths_;
};

// Writes the facts of one table after those already there.
class FactWriter {
 public:
  FactWriter(const Document& document, const std::string& version, std::size_t table_index, std::vector<FeedRow>& out)
      : document_(document),
        version_(version),
        table_(document.tables[table_index]),
        key_(document_key(document.source.sha256)),
        place_(table_index + 1),
        sides_(sides_of(table_)),
        blocks_(label_blocks(table_)),
        out_(out) {
    for (const Column& column : table_.columns) header_paths_.push_back(path_text(column.header));
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (i == 0 || blocks_[i].first != blocks_[i - 1].first)
        outlines_.emplace_back(table_, blocks_[i], outlines_.size());
  }

  void write() {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const Row& row = table_.rows[r];
      std::size_t block = 0;
      std::optional<FigureLabel> label;  // of the block
      for (std::size_t c = 0; c < row.cells.size() && c < table_.columns.size(); ++c) {
        if (c > 0 && blocks_[c].first != blocks_[c - 1].first) {
          ++block;
          label.reset();
        }
        if (!row.cells[c].value) continue;
        if (!label) label = label_of(table_, row, blocks_[c]);
        out_.push_back(fact(r, c, *label, outlines_[block]));
      }
    }
  }

 private:
  FeedRow fact(std::size_t r, std::size_t c, const FigureLabel& label, const OutlinePaths& outline) const {
    const Row& row = table_.rows[r];
    const Column& column = table_.columns[c];
    const TableCell& cell = row.cells[c];
    const bool money = column.type == ColumnType::kMoney;
    const auto yuan = money ? in_yuan(cell.value, table_.yuan_per_unit) : std::nullopt;
    FeedRow fact{key_,
                 value_of(place_),
                 value_of(r + 1),
                 value_of(c + 1),
                 value_of(document_.source.sha256),
                 value_of(document_.facts.entity),
                 value_of(document_.facts.fiscal_year),
                 value_of(json::name_of(document_.facts.kind)),
                 value_of(document_.facts.form),
                 value_of(table_.id),
                 value_of(table_.number),
                 value_of(table_.title),
                 sides_[c] ? value_of(*sides_[c] == Side::kRevenue ? "revenue" : "expenditure") : FeedValue{},
                 value_of(json::name_of(label.level)),
                 value_of(label.code),
                 value_of(label.name),
                 value_of(outline.place(r).level),
                 outline.place(r).parent ? value_of(*outline.place(r).parent + 1) : FeedValue{},
                 value_of(outline.parent_code(r)),
                 value_of(outline.parent_path(r)),
                 value_of(column.key),
                 value_of(json::name_of(column.type)),
                 value_of(header_paths_[c]),
                 value_of(*cell.value),
                 money                                 ? value_of(table_.money_unit)
                 : column.type == ColumnType::kPercent ? value_of("%")
                                                       : FeedValue{},
                 value_of(yuan),
                 value_of(whole_fen(yuan)),
                 value_of(cell.text)};
    append_place(fact, page_of(row, cell), cell.box);
    fact.push_back(value_of(version_));
    return fact;
  }

  const Document& document_;
  const std::string& version_;
  const Table& table_;
  FeedValue key_;
  std::size_t place_;
  std::vector<std::optional<Side>> sides_;
  std::vector<LabelBlock> blocks_;
  std::vector<OutlinePaths> outlines_;  // of each block
  std::vector<std::string> header_paths_;
  std::vector<FeedRow>& out_;
};

FeedRow check_row(const std::string& sha256, std::size_t number, const Check& check) {
  const bool failing = check.status == CheckStatus::kFail;
  return {document_key(sha256),
          value_of(number),
          value_of(check.id),
          value_of(json::name_of(check.status)),
          value_of(check.expected),
          value_of(check.actual),
          value_of(check.difference),
          value_of(check.tolerance),
          value_of(check.unit),
          value_of(check.count),
          failing ? value_of(json::name_of(check.severity)) : FeedValue{},
          value_of(check.stake_yuan),
          value_of(check.reason),
          value_of(check.message_zh),
          value_of(check.message_en)};
}

FeedRow check_figure_row(const std::string& sha256, std::size_t check, std::size_t number, const FigureRef& ref) {
  const auto from_one = [](const std::optional<int>& index) { return index ? value_of(*index + 1) : FeedValue{}; };
  return {document_key(sha256),    value_of(check),           value_of(number),
          from_one(ref.table),     from_one(ref.row),         value_of(ref.column),
          from_one(ref.statement), from_one(ref.performance), ref.page > 0 ? value_of(ref.page) : FeedValue{}};
}

void add_checks(const Document& document, FeedRows& rows) {
  const std::string& sha256 = document.source.sha256;
  for (std::size_t i = 0; i < document.checks.size(); ++i) {
    const Check& check = document.checks[i];
    rows[kChecks].push_back(check_row(sha256, i + 1, check));
    for (std::size_t k = 0; k < check.refs.size(); ++k)
      rows[kCheckFigures].push_back(check_figure_row(sha256, i + 1, k + 1, check.refs[k]));
  }
}

void add_diagnostics(const Document& document, FeedRows& rows) {
  for (std::size_t i = 0; i < document.diagnostics.size(); ++i) {
    const Diagnostic& diagnostic = document.diagnostics[i];
    FeedRow row{document_key(document.source.sha256), value_of(i + 1), value_of(json::name_of(diagnostic.severity)),
                value_of(diagnostic.code), value_of(diagnostic.message)};
    append_place(row, diagnostic.page, diagnostic.box);
    rows[kDiagnostics].push_back(std::move(row));
  }
}

}  // namespace

FeedRows feed_rows(const Document& document, const std::string& extractor_version, const FeedOrigin& origin) {
  FeedRows rows;
  const std::string& sha256 = document.source.sha256;
  rows[kDocuments].push_back(document_row(document, extractor_version, origin));
  add_units(document, rows);
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    rows[kTables].push_back(table_row(sha256, i + 1, document.tables[i]));
    FactWriter(document, extractor_version, i, rows[kFacts]).write();
  }
  add_prose_rows(document, rows);
  add_checks(document, rows);
  add_diagnostics(document, rows);
  add_passages(rows);
  return rows;
}

void set_source(FeedRows& rows, const FeedOrigin& origin) {
  static const std::size_t path = field_place(kDocuments, "source_path"), url = field_place(kDocuments, "source_url");
  for (FeedRow& document : rows[kDocuments]) {
    document.at(path) = said(origin.path);
    document.at(url) = said(origin.url);
  }
}

}  // namespace yusuan::feed
