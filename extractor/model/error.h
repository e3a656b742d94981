// The one thing that extractor code throws: a document that cannot be processed.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace yusuan {

enum class ErrorCode : std::uint8_t {
  kUnreadable,    ///< the file cannot be opened or read
  kNotPdf,        ///< the bytes are no PDF and no text dump
  kDamaged,       ///< a PDF that neither library can make sense of
  kEncrypted,     ///< a password is needed, or the given one is wrong
  kNoText,        ///< every page is an image or blank: nothing to read without OCR
  kTooExpensive,  ///< a page or the document exceeds the bound on time or memory
  kBadPattern,    ///< a file of patterns/ does not say what it should
  kNoSuchPage,    ///< a page was asked for that the document does not have
  kSchema,        ///< the result breaks its own schema: a bug of ours
};

/// `what()` is a full sentence without file or page: what is wrong and what to do about it.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& detail, std::optional<int> page = {})
      : std::runtime_error(detail), code_(code), page_(page) {}
  ErrorCode code() const { return code_; }
  std::optional<int> page() const { return page_; }  ///< from 1

 private:
  ErrorCode code_;
  std::optional<int> page_;
};

}  // namespace yusuan
