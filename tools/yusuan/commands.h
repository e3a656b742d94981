// What the commands do once the command line is understood.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extract.h"
#include "model/document.h"
#include "process/outbox.h"
#include "process/report.h"

namespace yusuan {

/// What `extract`, `check` and `tables` were asked for.
struct Request {
  std::string input;                        ///< path, or "-"
  std::string suffix;                       ///< of the names of files made from it: ".tables"; or empty
  std::string output;                       ///< folder, or file where the format allows it; empty: standard output
  std::string to;                           ///< PostgreSQL database in place of a format; or empty
  std::string format = "json";              ///< a name of feed/formats.h
  int width = 0;                            ///< columns of the terminal for "text"; 0: as wide as is usual
  bool gather = false;                      ///< results of many documents make one
  bool byte_order_mark = false;             ///< at the start of CSV files
  bool english = false;                     ///< language of what people read, else Chinese
  std::vector<PageRange> pages;             ///< for `tables`; empty: all
  std::vector<PageArea> areas;              ///< for `tables`
  bool join = false;                        ///< for `tables`: over pages
  std::string sources;                      ///< a list for Origins; or empty
  std::string url{};                        ///< what that list says of the input
  std::string debug;                        ///< folder for pictures of the pages; or empty
  std::optional<std::string> password;      ///< of an encrypted PDF
  std::optional<std::string> patterns_dir;  ///< in place of the patterns built in
  std::optional<double> timeout_seconds;
  int most_pages = kMostPages;  ///< to read of a document
  bool validate = false;        ///< hold the result against its schema
  bool sandbox = true;          ///< lock the process that reads in
  process::LogFormat log = process::LogFormat::kText;
  std::string sha256{};  ///< of the document, once it is read; or empty
};

/// Where a document goes. `pack` runs in the process that reads it, which may write to standard output and into the
/// outbox and nowhere else; it throws OutputError. `store` runs in its parent, for each parcel of
/// kind kStore, and throws OutputError.
struct Delivery {
  std::function<void(const Request&, const Document&, const process::Outbox&)> pack;
  std::function<void(const Request&, const FoundTables&, const process::Outbox&)> pack_tables;
  std::function<void(const Request&, std::string_view bytes)> store;
  std::function<void(std::string_view bytes)> gather{};  ///< the same for what would be a file, of many documents
  std::function<void(const Request&)> finish{};          ///< in the parent, once all are read, where they make one
};

/// Standard output and files, in formats that need no library of their own.
Delivery plain_delivery();

/// The input's name without folders and ending, and the request's suffix, for files made from it.
std::string stem_of(const Request& request);

/// Each returns the exit status, after any error line is written.
/// A line on stderr says where pages are images, and that there is no table.
int run_tables(const Request& request, const Delivery& delivery = plain_delivery());
/// Prints the schema `name`.
int run_schema(const std::string& name);
/// Prints `text`.
int print(const std::string& text);

}  // namespace yusuan
