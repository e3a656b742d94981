// The types of a folder of CSV files, as a Frictionless data package: what reads it keeps 05 as 05.
#pragma once

#include <string>
#include <vector>

#include "feed/star_schema.h"
#include "model/table.h"

namespace yusuan::feed {

/// A CSV file of the folder.
struct PackagedFile {
  std::string name;                    ///< facts.csv
  const Relation* relation = nullptr;  ///< what it holds: rows of this relation,
  const Table* table = nullptr;        ///< or this table as printed
};

/// datapackage.json: for each file its fields with type and meaning. A column of a table is `number` where each of its
/// cells is a figure or blank, else `string`. `title` is that of the document.
std::string data_package(const std::vector<PackagedFile>& files, const std::string& title);

}  // namespace yusuan::feed
