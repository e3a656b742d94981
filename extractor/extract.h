// The one public call: a disclosure in, a document out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/error.h"
#include "model/found_table.h"
#include "model/grid.h"
#include "model/page.h"

namespace yusuan {

/// From 1, both included.
struct PageRange {
  int first = 1, last = 1;
};

/// A part of a page, in points as boxes are printed.
struct PageArea {
  int page = 1;
  Rect box;
};

/// The longest disclosures published, of all departments of a city in one file, have some 3,000 pages.
constexpr int kMostPages = 10'000;

struct ExtractOptions {
  std::optional<std::string> password;      ///< user or owner password of an encrypted PDF
  std::optional<std::string> patterns_dir;  ///< a folder to read the patterns from, instead of those built in
  /// Called with each page number (from 1) before the page is read, and with 0 once all are; for progress and
  /// watchdogs.
  std::function<void(int)> on_page;
  /// Called with each page and what it was taken apart into, boxes as on the page; for pictures of what went wrong.
  std::function<void(const Page&, const PageLayout&)> on_layout;
  /// The pages that find_tables() reads, in any order; empty: all. Others are not looked at: a table that goes on from
  /// a page left out is read as one that begins.
  std::vector<PageRange> pages;
  /// Of these pages find_tables() reads no more than what lies in their areas, each for itself; others only when
  /// `pages` names them.
  std::vector<PageArea> areas;
  /// Where more are to be read, Error(kTooExpensive) is thrown before the first is.
  int most_pages = kMostPages;
  bool join = false;  ///< find_tables() makes one of a table that goes on over pages
  /// Hold the result, written as JSON, against its schema, and throw Error(kSchema) where it breaks it. That would be a
  /// bug of ours: the tests prove that it does not happen, and it costs a tenth of a run.
  bool validate = false;
};

/// Reads the disclosure in `bytes`; `file_name` goes to `source.file` and decides nothing. Throws Error, nothing else.
Document extract(std::string_view bytes, const std::string& file_name, const ExtractOptions& options = {});

struct FoundTables {
  std::vector<FoundTable> tables;  ///< from the first page to the last, on a page from the top down
  std::vector<int> pictures;       ///< pages read that hold images and not a word
  bool any_text = false;           ///< on the pages read
};

/// The tables of any PDF. Throws Error, nothing else; kNoText where every page that was to be read is an image or blank
/// and one is an image.
FoundTables find_tables(std::string_view bytes, const ExtractOptions& options = {});

}  // namespace yusuan
