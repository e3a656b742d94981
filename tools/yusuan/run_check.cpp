#include "run_check.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <utility>

#include "check_years.h"
#include "feed/finding_rows.h"
#include "feed/packed_rows.h"
#include "file_places.h"
#include "json/checks_json.h"
#include "process/batch_inputs.h"
#include "run_document.h"

namespace yusuan {
namespace {

// The first of what the reading process hands over; rows of findings follow.
enum SummaryField : std::size_t { kPassed, kFailed, kSkipped, kShown, kSummaryFields };

feed::FeedRow summary_of(const Document& document, std::string shown) {
  const json::CheckCounts counts = json::counts_of(document);
  return {counts.passed, counts.failed, counts.skipped, std::move(shown)};
}

bool is_summary(const feed::FeedRow& row) {
  if (row.size() != kSummaryFields || !std::holds_alternative<std::string>(row[kShown])) return false;
  for (const SummaryField field : {kPassed, kFailed, kSkipped}) {
    const auto* number = std::get_if<std::int64_t>(&row[field]);
    if (number == nullptr || *number < 0 || *number > 1'000'000'000) return false;
  }
  return true;
}

class CheckRun {
 public:
  CheckRun(const CheckRequest& request, const WriteFindings& write_workbook)
      : request_(request),
        format_(request.document.format),
        writer_(format_of(request.document)),
        write_workbook_(write_workbook) {}

  int run() {
    const std::vector<std::string> files = process::documents_below(request_.inputs);
    int worst = process::kDone;
    several_ = files.size() > 1;
    try {
      for (const std::string& file : files) {
        worst = std::max(worst, check(file));
        if (format_ == "text" && request_.document.output.empty()) process::write_stdout(std::exchange(shown_, {}));
      }
      compare_years_of_all(worst);
      finish(files.size());
    } catch (const process::OutputError& error) {
      Request nameless = request_.document;
      nameless.input.clear();
      return refuse_output(nameless, error);
    }
    return worst;
  }

 private:
  int check(const std::string& file) {
    Request one = request_.document;
    one.input = file;
    if (const auto status = refuse_folder(one)) {
      unreadable_.push_back(file);
      return *status;
    }
    int done = process::kDone;
    const auto work = [&](std::string_view bytes, const ExtractOptions& options, const process::Outbox& outbox) {
      const Document document = extract(bytes, std::filesystem::path(file).filename().string(), options);
      if (any_fails(document, request_.view.choice)) done = process::kFailingCheck;
      std::string shown;
      if (format_ == "text") shown = show_checks(document, request_.view);
      if (format_ == "json") shown = json::checks_to_json(document, request_.view.choice.least_yuan);
      std::vector<feed::FeedRow> rows{summary_of(document, std::move(shown))};
      if (writer_.findings != nullptr)
        for (feed::FeedRow& row : feed::finding_rows(document, file, request_.view.choice))
          rows.push_back(std::move(row));
      if (several_)
        for (feed::FeedRow& row : card_rows(audit::year_card(document))) rows.push_back(std::move(row));
      outbox.put(process::Parcel::kStore, "findings", feed::packed_list(rows));
    };
    bool read = false;
    const Delivery delivery{{}, {}, [&](const Request&, std::string_view bytes) {
                              take(file, bytes);
                              read = true;
                            }};
    const int status = run_document(one, work, delivery, done);
    if (!read) unreadable_.push_back(file);
    if (status == process::kFailingCheck) contradicting_.insert(file);
    return status;
  }

  void take(const std::string& file, std::string_view bytes) {
    auto rows = feed::unpacked_list(bytes);
    if (!rows || rows->empty() || !is_summary(rows->front()))
      throw process::OutputError("the reading process has handed over something else", false);
    feed::FeedRow& summary = rows->front();
    totals_.passed += std::get<std::int64_t>(summary[kPassed]);
    totals_.failed += std::get<std::int64_t>(summary[kFailed]);
    totals_.skipped += std::get<std::int64_t>(summary[kSkipped]);
    const std::string& shown = std::get<std::string>(summary[kShown]);
    if (format_ == "json" && !shown_.empty()) shown_ += ',';
    shown_ += shown;
    keep_card(file, *rows);
    for (std::size_t i = 1; i < rows->size(); ++i) {
      feed::FeedRow& row = (*rows)[i];
      if (row.size() > feed::kFindingFile)
        row[feed::kFindingFile] = file;  // which the reading process may have been wrong about
      findings_.push_back(std::move(row));
    }
  }

  // Of so many documents that their figures take up a hundred megabytes, the last ones are not compared.
  void keep_card(const std::string& file, std::vector<feed::FeedRow>& rows) {
    constexpr std::size_t kMostFigures = 500'000;
    auto card = take_card(rows);
    if (!card || figures_kept_ + card->figures.size() > kMostFigures) return;
    card->file = file;
    figures_kept_ += card->figures.size();
    cards_.push_back(std::move(*card));
  }

  void compare_years_of_all(int& worst) {
    for (YearFindings& found : compare_all_years(cards_, request_.view.choice)) {
      worst = std::max(worst, static_cast<int>(process::kFailingCheck));
      contradicting_.insert(found.file);
      totals_.failed += static_cast<std::int64_t>(found.rows.size());
      if (format_ == "text") shown_ += show_findings(found, request_.view);
      if (format_ != "text" && format_ != "json")
        for (feed::FeedRow& row : found.rows) findings_.push_back(std::move(row));
      else
        across_.push_back(std::move(found));
    }
  }

  void finish(std::size_t files) {
    if (format_ == "text") {
      const std::string line = files > 1 ? closing_line(files) : "";
      return hand_over_whole(shown_ + line);
    }
    if (format_ == "json") return hand_over_whole(json());
    feed::sort_findings(findings_);
    feed::WriteOptions options = write_options_of(request_.document);
    options.english = request_.view.english;
    if (writer_.carrier == feed::Carrier::kPlain) return hand_over_whole(writer_.findings(findings_, options));
    const FilePlace place =
        request_.document.output.empty() ? FilePlace{".", ""} : place_of_findings(request_.document);
    options.folder = place.dir;
    write_workbook_(request_, writer_.findings(findings_, options));
  }

  void hand_over_whole(const std::string& text) {
    if (request_.document.output.empty()) return process::write_stdout(text);
    const FilePlace place = place_of_findings(request_.document);
    process::write_file(place.dir, place.name, text);
  }

  std::string json() const {
    json::JsonWriter json;
    json.begin_object();
    json.member("passed", totals_.passed);
    json.member("failed", totals_.failed);
    json.member("skipped", totals_.skipped);
    json.list("unreadable", unreadable_);
    write_across(json, across_);
    json.end_object();
    std::string text = json.take();
    // The files' own objects are JSON already.
    return text.insert(1, "\n\"files\": [" + (shown_.empty() ? "" : "\n" + shown_) + "],");
  }

  std::string closing_line(std::size_t files) const {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    const bool english = request_.view.english;
    std::string line = english ? number(files) + " files, " + number(contradicting_.size()) + " with contradictions: "
                               : "共 " + number(files) + " 份文件，" + number(contradicting_.size()) + " 份有不符：";
    line += counts_said(totals_, english);
    if (!unreadable_.empty())
      line += english ? "; " + number(unreadable_.size()) + " could not be read"
                      : "；" + number(unreadable_.size()) + " 份无法读取";
    return line + '\n';
  }

  const CheckRequest& request_;
  const std::string& format_;
  const feed::Format& writer_;
  const WriteFindings& write_workbook_;
  json::CheckCounts totals_;
  std::set<std::string> contradicting_;  // files, be it with themselves or with that of the year before
  std::vector<std::string> unreadable_;
  std::string shown_;
  std::vector<feed::FeedRow> findings_;
  bool several_ = false;
  std::vector<audit::YearCard> cards_;
  std::size_t figures_kept_ = 0;
  std::vector<YearFindings> across_;
};

}  // namespace

int run_check(const CheckRequest& request, const WriteFindings& write_workbook) {
  CheckRequest coloured = request;
  const char* plain = std::getenv("NO_COLOR");  // https://no-color.org: any text but an empty one
  const bool wanted = isatty(STDOUT_FILENO) == 1 && (plain == nullptr || *plain == '\0');
  const bool asked = request.colour == "always" || (request.colour == "auto" && wanted);
  coloured.view.colour = asked && request.document.format == "text" && request.document.output.empty();
  return CheckRun(coloured, write_workbook).run();
}

}  // namespace yusuan
