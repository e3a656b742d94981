// What goes to stderr: one line an error, for people or for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/error.h"

namespace yusuan::process {

enum class LogFormat : std::uint8_t { kText, kJson };

/// Exit statuses of the program; see README.md.
enum ExitStatus : int {
  kDone = 0,
  kFailingCheck = 1,
  kWrongUsage = 2,
  kUnprocessable = 3,
  kBrokenSchema = 4,
  kSomeFailed = 5,
  kReaderGone = 141,  ///< what a shell says of a program that SIGPIPE ended
};

ExitStatus exit_status(ErrorCode code);

/// From now on report() and the progress of a batch speak Chinese in text. What has no Chinese, such as the words of a
/// library, is led by a Chinese sentence. JSON stays as it is.
void report_in_chinese(bool chinese = true);
bool reports_in_chinese();

/// Keeps stderr for report() and sends what libraries print there to nowhere, so that an error stays one line. Not in
/// builds with assertions or sanitizers: what those say is wanted.
void silence_libraries();

/// Writes `yusuan: FILE: page 12: …` or one JSON object, with one line feed, at its end. `file` may be empty.
void report(LogFormat format, std::string_view code, std::string_view file, std::optional<int> page,
            std::string_view message);
void report(LogFormat format, std::string_view file, const Error& error);
/// What is no error, but worth a line: "level": "note".
void report_note(LogFormat format, std::string_view code, std::string_view file, std::string_view message);
/// The one line that says that what reads documents is not locked in.
void report_no_sandbox(LogFormat format, const std::string& complaint);

}  // namespace yusuan::process
