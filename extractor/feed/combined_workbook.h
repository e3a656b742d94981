// One workbook over many documents: a sheet for each table that they share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "feed/feed_rows.h"
#include "feed/language.h"
#include "model/document.h"

namespace yusuan::feed {

/// What a combined workbook needs of one document, as bytes. `file` is what it is called there.
std::string combined_part(const Document& document, const std::string& file, Words words = {});

class CombinedWorkbook {
 public:
  /// The documents stand in the order in which they are added. Throws FeedError for bytes that are no part.
  void add(std::string_view part);
  bool empty() const { return documents_.empty(); }

  /// A script for play(): the documents, a sheet for each table with entity, year, unit and place of each row in front
  /// of its columns, and all findings, the gravest first, linked to their files as they are reached from `folder`.
  /// Tables of known forms are one by their id, others by their title; columns are one by their key, those that no
  /// form names by their header. Throws FeedError where a sheet would have more rows than the format allows.
  std::string script(const std::string& folder, Words words = {}) const;

 private:
  struct CombinedTable {
    std::string title;
    std::vector<std::string> keys, headers;  // of its columns
    std::vector<FeedRow> rows;               // what stands in front, then a value a column; shorter where none follow
  };

  void add_table(const FeedRow& head);
  void add_row(const FeedRow& row);

  std::vector<FeedRow> documents_, findings_;
  std::vector<CombinedTable> tables_;
  std::map<std::string, std::size_t> places_;  // of the tables, by what makes them one
  // Of the table that is being added: where it goes, the columns there of its own ones, what stands in front.
  CombinedTable* table_ = nullptr;
  std::vector<std::size_t> columns_;
  FeedRow front_;
};

}  // namespace yusuan::feed
