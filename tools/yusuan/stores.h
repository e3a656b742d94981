// Targets whose libraries not every start should pay for: XLSX, SQLite and PostgreSQL. The program `yusuan-feed` has
// them and is otherwise the same; `yusuan` hands over to it.
#pragma once

#include "commands.h"
#include "file_places.h"
#include "process/batch.h"
#include "run_check.h"

namespace yusuan {

inline bool needs_stores(const Request& request) { return format_of(request).carrier != feed::Carrier::kPlain; }

/// `-o feed.sqlite` names a database; a folder of that name stays a folder.
inline bool is_database_file(const std::string& output) { return format_of_file(output) == &feed::database_format(); }

/// What the results of a batch are, where they go into no database.
struct BatchForm {
  std::string format = "json";
  bool byte_order_mark = false;
  bool english = false;
};

inline bool is_to_database(const process::BatchRequest& request) {
  return !request.to.empty() || is_database_file(request.output);
}
inline bool needs_stores(const process::BatchRequest& request, const BatchForm& form) {
  return is_to_database(request) || feed::format_named(form.format)->carrier != feed::Carrier::kPlain;
}

/// What `form` says of how to write.
feed::WriteOptions write_options_of(const BatchForm& form);

/// Runs `batch` for such a target and returns the exit status.
int run_batch_to_store(process::BatchRequest request, const BatchForm& form, char** arguments);

/// Run `extract`, `check` and `tables` for such a target and return the exit status. `arguments` are those of main().
int run_extract_to_store(const Request& request, const std::vector<std::string>& inputs, char** arguments);
int run_check_to_store(const CheckRequest& request, char** arguments);
int run_tables_to_store(const Request& request, char** arguments);

}  // namespace yusuan
