// Where results go: standard output, or a file that is there whole or not at all.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yusuan::process {

/// The result cannot be written; what() says where and why.
class OutputError : public std::runtime_error {
 public:
  OutputError(const std::string& detail, bool wrong_usage, bool reader_gone = false)
      : std::runtime_error(detail), wrong_usage_(wrong_usage), reader_gone_(reader_gone) {}
  bool wrong_usage() const { return wrong_usage_; }  ///< the command names something that cannot be a folder
  bool reader_gone() const { return reader_gone_; }  ///< of standard output, which is a pipe: nobody wants to hear more

 private:
  bool wrong_usage_, reader_gone_;
};

/// Throws OutputError when the reader is gone or the disk is full.
void write_stdout(std::string_view text);

/// Writes all of `text` to a descriptor. Throws OutputError.
void write_whole(int descriptor, std::string_view text);

/// Makes the folder and its parents. Throws OutputError.
void make_folder(const std::string& dir);

/// Writes DIR/name through a temporary file beside it, after making DIR and its parents. A file that is there already
/// is replaced only once the new one is on the disk. Throws OutputError.
void write_file(const std::string& dir, const std::string& name, std::string_view text);

/// The same for a writer that wants a path: `write` is called once with that of the temporary file, which is there and
/// empty; what it throws leaves nothing behind.
void write_file(const std::string& dir, const std::string& name,
                const std::function<void(const std::string& temporary)>& write);

}  // namespace yusuan::process
