// What the process that reads a document, locked in, wants written: its parent does that once it has ended.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "process/memory_file.h"

namespace yusuan::process {

enum class Parcel : char {
  kFile = 'f',      ///< below the folder of `-o`, by its name
  kPicture = 'p',   ///< the same below that of `--debug`
  kIdentity = 'i',  ///< SHA-256 of the document, before anything that is of it
  kStore = 's',     ///< for a database or workbook, in a form that its writer knows
};

class Outbox {
 public:
  /// In the child. Throws OutputError.
  void put(Parcel parcel, std::string_view name, std::string_view bytes) const;
  int descriptor() const { return file_.descriptor(); }  ///< what a child may do without put()

  /// In the parent: hands over each in order. `good`: the document was read to its end; otherwise only pictures, which
  /// show why not, are handed over. A name with a folder in it, or one that is no name, ends it with OutputError: the
  /// child may have been taken over by its document.
  void deliver(bool good,
               const std::function<void(Parcel, const std::string& name, std::string_view bytes)>& take) const;

 private:
  MemoryFile file_;  // made before the child is
};

}  // namespace yusuan::process
