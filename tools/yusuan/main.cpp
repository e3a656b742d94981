// The command line: says what can be asked, asks for it, and turns wrong usage into one line.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <set>

#include "batch_options.h"
#include "chinese.h"
#include "commands.h"
#include "file_places.h"
#include "help_pages.h"
#include "page_ranges.h"
#include "process/origins.h"
#include "run_check.h"
#include "run_extract.h"
#include "stores.h"
#include "text/amount.h"
#include "usage.h"

namespace {

using yusuan::Request;

constexpr const char* kFooter = R"(
Examples:
  yusuan budget.pdf                              the same as yusuan extract budget.pdf: JSON on standard output
  yusuan extract budget.pdf -o out               writes out/budget.json; -o result.xlsx writes a workbook
  yusuan extract budget.txt                      the text of a PDF, as pdftotext or copying leaves it
  yusuan extract budget.pdf --format text        readable tables for a terminal
  curl -s https://example.org/b.pdf | yusuan extract -
  yusuan extract FOLDER -o all.xlsx              one workbook over all documents below FOLDER; all.csv: all figures
  yusuan check FOLDER                            where documents contradict themselves
  yusuan check FOLDER -o findings.xlsx           the same, a finding a row
  yusuan tables any.pdf --format text            every table of any PDF
  yusuan tables any.pdf --pages 3 --debug out    out/any.tables-page-003.svg shows why a table came out wrong
  yusuan batch FOLDER -o out                     every PDF below FOLDER
  yusuan schema disclosure                       what the JSON may hold

Exit status: 0 done; 1 check found a contradiction; 2 wrong usage; 3 the input cannot be read or the output not written;
4 with --validate, the result breaks its own schema (a bug: nothing is written); 5 batch ended and some documents failed;
141 nobody reads standard output any more.)";

template <typename Written>
std::vector<std::string> formats_with(Written written) {
  std::vector<std::string> names;
  for (const yusuan::feed::Format& format : yusuan::feed::formats())
    if (format.*written) names.emplace_back(format.name);
  return names;
}
std::vector<std::string> document_formats() { return formats_with(&yusuan::feed::Format::document); }
std::vector<std::string> table_formats() { return formats_with(&yusuan::feed::Format::tables); }
std::vector<std::string> check_formats() { return formats_with(&yusuan::feed::Format::checks); }

std::string seconds_complaint(const std::string& text) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool good = error == std::errc() && end == text.data() + text.size() && seconds > 0;
  return good ? "" : "a number of seconds above 0, not " + text;
}

std::string yuan_complaint(const std::string& text) {
  const auto amount = yusuan::text::parse_amount(text);
  return amount && !amount->percent && !amount->value.is_negative() ? "" : "an amount of yuan, not " + text;
}

void add_common(CLI::App& command, Request& request, std::string& log) {
  command.add_option("--password", request.password, "user or owner password of an encrypted PDF")
      ->type_name("PASSWORD");
  command.add_option("--timeout", request.timeout_seconds, "seconds of CPU to spend on one document at most")
      ->type_name("SECONDS")
      ->check(CLI::Validator(seconds_complaint, ""));
  command.add_option("--max-pages", request.most_pages, "pages to read of one document at most")
      ->type_name("PAGES")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  command.add_flag("--validate", request.validate, "hold the result against its schema before anything is written");
  command.add_flag_callback(
      "--no-sandbox", [&request] { request.sandbox = false; }, "do not lock the process in that reads the document");
  command.add_option("--log", log, "errors on stderr as text or as one JSON object a line")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_str("text");
}

void add_width(CLI::App& command, Request& request) {
  command.add_option("--width", request.width, "columns of a line of text; those of the terminal if not given")
      ->type_name("COLUMNS")
      ->check(CLI::Range(20, 10'000));
}

CLI::Option* add_output(CLI::App& command, Request& request, const std::string& file) {
  command.add_flag("--bom,--excel", request.byte_order_mark,
                   "CSV for Excel: with a byte order mark, and no text that it would run as a formula");
  command
      .add_option("--debug", request.debug, "a picture of each page, DIR/…-page-001.svg: words, rulings, cells, tables")
      ->type_name("DIR");
  return command
      .add_option("-o,--output", request.output,
                  "write there, whole or not at all: " + file + "; a name such as result.html says the format, too")
      ->type_name("DIR|FILE");
}

void add_targets(CLI::App& command, Request& request) {
  CLI::Option* output = add_output(command, request, "DIR/NAME.json and the like");
  CLI::Option* format =
      command
          .add_option(
              "-f,--format", request.format,
              "json; text for a terminal; xlsx or html for people; csv, ndjson or parquet, one row a figure; sqlite")
          ->check(CLI::IsMember(document_formats()))
          ->default_str("json");
  command.add_option("--sources", request.sources, "where documents were published: CSV, a file and its URL a line")
      ->type_name("FILE");
  command.add_option("--to", request.to, "load into a PostgreSQL database: postgresql://…")
      ->type_name("URL")
      ->excludes(output)
      ->excludes(format);
}

void add_tables(CLI::App& command, Request& request, std::string& pages, std::vector<std::string>& areas,
                std::optional<bool>& join) {
  add_output(command, request, "DIR/NAME.tables.json and the like, of CSV a file a table");
  command
      .add_option("-f,--format", request.format,
                  "json, with boxes; text for a terminal; csv; html, with row and column spans; xlsx, a sheet a table")
      ->check(CLI::IsMember(table_formats()))
      ->default_str("json");
  const auto valid = [](const std::string& text) {
    return yusuan::parse_page_ranges(text) ? std::string() : "pages are numbers and ranges, such as 3-5,9, not " + text;
  };
  command.add_option("--pages", pages, "read only these, such as 3-5,9")
      ->type_name("PAGES")
      ->check(CLI::Validator(valid, ""));
  const auto valid_area = [](const std::string& text) {
    return yusuan::parse_page_area(text) ? std::string()
                                         : "an area is PAGE:x0,y0,x1,y1 in points from the top left, not " + text;
  };
  command.add_option("--area", areas, "read only what lies there: PAGE:x0,y0,x1,y1, as boxes are printed; repeatable")
      ->type_name("AREA")
      ->allow_extra_args(false)  // what follows is the input
      ->check(CLI::Validator(valid_area, ""));
  command.add_flag("--join,!--no-join", join,
                   "join tables that go on over pages; so in text, csv and xlsx if not said");
}

// The subcommands keep references to these.
struct CommandLine {
  Request request;
  std::string log = "text";
  std::string pages;
  std::vector<std::string> areas;
  std::optional<bool> join;
  std::string schema = "disclosure";
  std::string shell;
  std::vector<std::string> inputs;
  yusuan::CheckView view;
  std::string language = "zh", language_of_tables = "en", language_of_help, format = "text", least_yuan,
              colour = "auto";
  CLI::App app{"yusuan: PDFs of Chinese budgets and final accounts (预算公开, 决算公开) into JSON.", "yusuan"};
  CLI::App* extract = app.add_subcommand("extract", "disclosures into JSON, tables for people, workbooks, databases");
  CLI::App* tables = app.add_subcommand("tables", "every table of any PDF, with its cells and their boxes");
  CLI::App* check = app.add_subcommand("check", "where documents contradict themselves, with pages");
  yusuan::BatchOptions batch{app};
  CLI::App* completions = app.add_subcommand("completion", "a script that completes commands and options in a shell");
  CLI::App* manual = app.add_subcommand("man", "the manual page, for man -l -");
  CLI::App* schemas = app.add_subcommand("schema", "print a JSON Schema that this binary was built with");

  CommandLine() {
    app.require_subcommand(1);
    app.footer(kFooter);
    app.set_version_flag("-V,--version", "yusuan " YUSUAN_VERSION);
    yusuan::add_language(app, language_of_help, "that of LANG");
    extract
        ->add_option("IN", inputs,
                     "PDFs, their texts (.txt) where only these are left, folders; - reads standard input")
        ->required()
        ->type_name("");
    add_common(*extract, request, log);
    add_targets(*extract, request);
    add_width(*extract, request);
    yusuan::add_language(*extract, language, "zh");
    extract->add_option("--patterns", request.patterns_dir, "read the forms from DIR, not those built in")
        ->type_name("DIR");
    tables->add_option("IN", request.input, "a PDF; - reads standard input")->required()->type_name("");
    add_common(*tables, request, log);
    add_tables(*tables, request, pages, areas, join);
    add_width(*tables, request);
    yusuan::add_language(*tables, language_of_tables, "en");
    check->add_option("IN", inputs, "PDFs, their texts (.txt), folders with such files; - reads standard input")
        ->required()
        ->type_name("");
    add_common(*check, request, log);
    add_check();
    completions->add_option("SHELL", shell, "bash, zsh or fish")
        ->required()
        ->type_name("")
        ->check(CLI::IsMember(yusuan::completion_shells()));
    schemas->add_option(
        "NAME", schema,
        "disclosure (default), tables, facts.sql, facts.sqlite.sql, facts.md, metadata.json or vocabulary");
  }

  std::vector<std::string> commands() const {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
    return names;
  }

  // The ending of -o says the format where --format does not.
  void settle_format() {
    CLI::App* command = extract->parsed() ? extract : check->parsed() ? check : tables;
    if (!command->parsed()) return;
    std::string& chosen = check->parsed() ? format : request.format;
    const yusuan::feed::Format* of_file = yusuan::format_of_file(request.output);
    const std::string named(of_file != nullptr ? of_file->name : "");
    static const std::set<std::string> kForeign{".xls", ".xml", ".tsv", ".yaml", ".md", ".docx"};
    if (const std::filesystem::path output(request.output);
        kForeign.contains(output.extension()) && !std::filesystem::is_directory(output))
      throw CLI::ValidationError("-o", "no format has the ending of " + request.output);
    if (named.empty() || named == chosen) return;
    if (command->get_option("--format")->count() > 0)
      throw CLI::ValidationError("-o", request.output + " is no name for " + chosen + "; name a folder");
    const auto formats = command == extract ? document_formats() : command == check ? check_formats() : table_formats();
    if (std::find(formats.begin(), formats.end(), named) == formats.end())
      throw CLI::ValidationError("-o", std::string(command == check ? "findings" : "tables") + " are not written as " +
                                           named + ", which " + request.output + " asks for");
    chosen = named;
  }

  // What is wrong, what was meant perhaps, and where to read on.
  std::string complaint(const CLI::ParseError& error, const std::string& first) const {
    const auto parsed = app.get_subcommands();
    if (parsed.empty())
      return (first.empty()            ? "what is to be done? extract, tables, check, batch …"
              : first.starts_with('-') ? error.what()
                                       : unknown("command", first, commands())) +
             std::string(" (see yusuan --help)");
    const CLI::App& command = *parsed.front();
    const bool extra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
    return (extra ? unexpected(command) : with_meant(error.what())) + " (see yusuan " + command.get_name() + " --help)";
  }

  static std::string unexpected(const CLI::App& command) {
    std::vector<std::string> options;
    for (const CLI::Option* option : command.get_options())
      for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
    const std::vector<std::string> words = command.remaining(true);
    for (const std::string& word : words)
      if (word.starts_with('-')) return unknown("option", word.substr(0, word.find('=')), options);
    return "nothing more is expected after the input" + (words.empty() ? "" : ", as " + words.front() + " is");
  }

  // CLI11 lists what an option takes: "--format: jsn not in {json,text}".
  static std::string with_meant(const std::string& what) {
    constexpr std::string_view kList = " not in {";
    const std::size_t word = what.find(": "), list = what.find(kList);
    if (word == std::string::npos || list == std::string::npos || !what.ends_with('}')) return what;
    std::vector<std::string> known{""};
    for (const char c : what.substr(list + kList.size()))
      if (c == ',' || c == '}')
        known.emplace_back();
      else
        known.back() += c;
    const std::string meant = yusuan::nearest(what.substr(word + 2, list - word - 2), known);
    return what + (meant.empty() ? "" : "; did you mean " + meant + "?");
  }

  static std::string unknown(const std::string& kind, const std::string& word, const std::vector<std::string>& known) {
    const std::string meant = yusuan::nearest(word, known);
    return "there is no " + kind + " " + word + (meant.empty() ? "" : "; did you mean " + meant + "?");
  }

  void add_check() {
    check
        ->add_option("-f,--format", format,
                     "text for people; json, one document; ndjson, csv, parquet or xlsx, a finding a row")
        ->check(CLI::IsMember(check_formats()))
        ->default_str("text");
    check
        ->add_option("-o,--output", request.output,
                     "write there: DIR/findings.csv and the like, or a file whose name says the format")
        ->type_name("DIR|FILE");
    check->add_flag("--bom,--excel", request.byte_order_mark, "CSV for Excel: with a byte order mark, no formulas");
    check->add_option("--min-stake", least_yuan, "only contradictions of so much money, in yuan; the exit status, too")
        ->type_name("YUAN")
        ->check(CLI::Validator(yuan_complaint, ""));
    yusuan::add_language(*check, language, "zh");
    check->add_option("--color", colour, "colours in text: auto (a terminal, unless NO_COLOR is set), always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->default_str("auto");
    check->add_flag("--all", view.choice.all, "list what passed and what was skipped, too");
    check->add_option("--patterns", request.patterns_dir, "read the forms from DIR, not those built in")
        ->type_name("DIR");
  }
};

// What --width does not say, the terminal does.
int terminal_width() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int run(CommandLine& line, char** arguments) {
  if (line.request.width == 0) line.request.width = terminal_width();
  if (line.log == "json") line.request.log = yusuan::process::LogFormat::kJson;
  if (line.batch.parsed()) return line.batch.run(arguments);
  if (!yusuan::process::are_sources(line.request.sources, line.request.log)) return yusuan::process::kWrongUsage;
  line.request.english = (line.tables->parsed() ? line.language_of_tables : line.language) == "en";
  if (line.extract->parsed())
    return yusuan::needs_stores(line.request) ? yusuan::run_extract_to_store(line.request, line.inputs, arguments)
                                              : yusuan::run_extract(line.request, line.inputs);
  if (line.check->parsed()) {
    line.request.format = line.format;
    line.view.english = line.request.english = line.language == "en";
    if (!line.least_yuan.empty()) line.view.choice.least_yuan = yusuan::text::parse_amount(line.least_yuan)->value;
    const yusuan::CheckRequest request{line.request, line.inputs, line.view, line.colour};
    return yusuan::needs_stores(line.request) ? yusuan::run_check_to_store(request, arguments)
                                              : yusuan::run_check(request);
  }
  if (line.tables->parsed()) {
    if (!line.pages.empty()) line.request.pages = *yusuan::parse_page_ranges(line.pages);
    for (const std::string& area : line.areas) line.request.areas.push_back(*yusuan::parse_page_area(area));
    line.request.suffix = ".tables";
    line.request.join = line.join.value_or(yusuan::format_of(line.request).joins);
    return yusuan::needs_stores(line.request) ? yusuan::run_tables_to_store(line.request, arguments)
                                              : yusuan::run_tables(line.request);
  }
  if (line.completions->parsed()) return yusuan::print(yusuan::completion(line.app, line.shell));
  if (line.manual->parsed()) return yusuan::print(yusuan::man_page(line.app));
  return yusuan::run_schema(line.schema);
}

}  // namespace

int main(int argc, char** argv) {
  CommandLine line;
  std::vector<std::string> words = yusuan::spelled_out({argv + 1, argv + argc}, line.commands());
  const std::string first = words.empty() ? "" : words.front();
  if (yusuan::wants_chinese(words)) {
    line.language_of_tables = "zh";
    yusuan::translate(line.app);
    yusuan::process::report_in_chinese();
  }
  try {
    std::reverse(words.begin(), words.end());  // as CLI11 wants them
    line.app.parse(std::move(words));
    line.settle_format();
  } catch (const CLI::Success& help_or_version) {
    return line.app.exit(help_or_version);
  } catch (const CLI::ParseError& error) {
    const auto log = line.log == "json" ? yusuan::process::LogFormat::kJson : yusuan::process::LogFormat::kText;
    yusuan::process::report(log, "usage", {}, {}, line.complaint(error, first));
    return yusuan::process::kWrongUsage;
  }
  return run(line, argv);
}
