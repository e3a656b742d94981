// The texts of a document that a user may look for, from the rows that hold them.
#include <algorithm>
#include <map>

#include "feed/row_values.h"

namespace yusuan::feed {
namespace {

struct PassageSource {
  RelationPlace relation;
  const char* part;
  const char* text;
  const char* page;
};

constexpr PassageSource kSources[] = {{kStatements, "statement", "text", "page"},
                                      {kTables, "table", "title", "first_page"},
                                      {kProjects, "project", "name", "page"},
                                      {kPerformance, "project", "project", "first_page"},
                                      {kPerformance, "objective", "objective", "first_page"},
                                      {kUnits, "unit", "unit", "page"}};

std::string text_in(const FeedRow& row, RelationPlace relation, const char* field) {
  const auto* text = std::get_if<std::string>(&row[field_place(relation, field)]);
  return text != nullptr ? *text : "";
}

class PassageWriter {
 public:
  explicit PassageWriter(FeedRows& rows) : rows_(rows), key_(rows[kDocuments].front().front()) {}

  void add(const char* part, const std::string& text, const FeedValue& page) {
    if (text.empty()) return;
    rows_[kPassages].push_back({key_, value_of(rows_[kPassages].size() + 1), value_of(part), value_of(text), page});
  }

  // A name stands once for a table, with the first of its pages: it is repeated for each figure of its row.
  void add_row_names() {
    const std::size_t table = field_place(kFacts, "table_place"), page = field_place(kFacts, "page");
    std::map<std::pair<FeedValue, std::string>, std::size_t> known;
    std::vector<std::pair<std::string, FeedValue>> names;
    for (const FeedRow& row : rows_[kFacts]) {
      const std::string name = text_in(row, kFacts, "name");
      const auto [place, added] = known.try_emplace({row[table], name}, names.size());
      if (added) names.emplace_back(name, row[page]);
      FeedValue& first = names[place->second].second;
      if (!std::holds_alternative<std::monostate>(row[page])) first = std::min(first, row[page]);
    }
    for (const auto& [name, first] : names) add("row", name, first);
  }

  void add_indicators() {
    const std::size_t page = field_place(kIndicators, "page");
    for (const FeedRow& row : rows_[kIndicators]) {
      std::string name = text_in(row, kIndicators, "level_3");
      if (name.empty()) name = text_in(row, kIndicators, "level_2");
      add("indicator", name + ' ' + text_in(row, kIndicators, "target"), row[page]);
    }
  }

 private:
  FeedRows& rows_;
  FeedValue key_;
};

}  // namespace

void add_passages(FeedRows& rows) {
  PassageWriter writer(rows);
  for (const PassageSource& source : kSources)
    for (const FeedRow& row : rows[source.relation])
      writer.add(source.part, text_in(row, source.relation, source.text),
                 row[field_place(source.relation, source.page)]);
  writer.add_row_names();
  writer.add_indicators();
}

std::string letters(std::string_view text) {
  std::string parted;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues && !parted.empty()) parted += ' ';
    parted += c;
  }
  return parted;
}

}  // namespace yusuan::feed
