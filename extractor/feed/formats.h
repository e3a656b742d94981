// What results can be written as, a row a format: a new one is a row of formats.cpp and its writer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feed/csv.h"
#include "feed/feed_rows.h"
#include "model/document.h"
#include "model/found_table.h"

namespace yusuan::feed {

/// What a writer has to know besides what it writes.
struct WriteOptions {
  std::string version;                     ///< of the extractor
  std::string title;                       ///< of any PDF's tables: the name of its file
  std::string url;                         ///< where the document was published; or empty
  CsvReader reader = CsvReader::kProgram;  ///< of CSV
  int width = 0;                           ///< columns of a terminal
  bool english = false;                    ///< language of findings, else Chinese
  std::string folder;                      ///< where findings will stand, from which files are linked
};

struct WrittenFile {
  std::string name, text;
};

/// What writes a format to its place: only yusuan-feed has the libraries of the latter two.
enum class Carrier : std::uint8_t {
  kPlain,     ///< text that stands as it is
  kWorkbook,  ///< a script for play()
  kDatabase,  ///< packed() rows for a FeedStore, which holds many documents by itself
};

/// How results of several documents in a row become one.
enum class InARow : std::uint8_t {
  kNever,
  kLines,     ///< one after the other
  kHeaded,    ///< the same; each begins with the same header line
  kParted,    ///< with an empty line between
  kTogether,  ///< by `together`, of what `part` makes of each
};

struct Format {
  std::string_view name;                  ///< as --format has it
  std::vector<std::string_view> endings;  ///< of files; results get the first
  Carrier carrier = Carrier::kPlain;
  InARow in_a_row = InARow::kNever;
  bool to_stdout = true;
  bool binary = false;  ///< nothing for a terminal
  bool joins = false;   ///< tables that go on over pages are one there, where nothing else is said
  bool checks = false;  ///< `check` writes it
  // Writers: none where that is not written so.
  std::string (*document)(const Document&, const WriteOptions&) = nullptr;
  std::string (*tables)(const std::vector<FoundTable>&, const WriteOptions&) = nullptr;
  std::string (*findings)(const std::vector<FeedRow>&, const WriteOptions&) = nullptr;
  /// What many documents make one of, together with others; none: as `document`.
  std::string (*part)(const Document&, const std::string& file, const WriteOptions&) = nullptr;
  std::string (*together)(const std::vector<std::string>& parts) = nullptr;
  /// For a folder in place of one file; none: a folder gets that file.
  std::vector<WrittenFile> (*document_files)(const Document&, const WriteOptions&) = nullptr;
  std::vector<WrittenFile> (*table_files)(const std::vector<FoundTable>&, const WriteOptions&) = nullptr;
};

/// In the order in which they are listed for users.
const std::vector<Format>& formats();

/// nullptr when none is called so.
const Format* format_named(std::string_view name);
/// The format of the files with such an ending (.csv); nullptr when there is none.
const Format* format_of_ending(std::string_view ending);

/// That of databases.
const Format& database_format();

/// page-003: sorts as the pages do.
std::string page_name(int page);

}  // namespace yusuan::feed
