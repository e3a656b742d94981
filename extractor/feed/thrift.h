// Thrift's compact protocol, as far as the metadata of Parquet needs it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::feed {

enum class ThriftType : std::uint8_t { kInt32 = 5, kInt64 = 6, kBinary = 8, kList = 9, kStruct = 12 };

/// Appends an unsigned number, seven bits a byte, the lowest first.
void append_varint(std::string& out, std::uint64_t number);

/// Writes one struct; its fields in rising order of their ids.
class ThriftWriter {
 public:
  void int32(int id, std::int32_t value);
  void int64(int id, std::int64_t value);
  void binary(int id, std::string_view bytes);
  void begin_list(int id, ThriftType elements, std::size_t count);
  /// Of the list that was begun last.
  void element(std::int32_t value);
  void element(std::string_view bytes);
  /// A struct as a field, or with id 0 as the next element of a list.
  void begin_struct(int id);
  void end_struct();

  /// The end of the outermost struct.
  std::string take();

 private:
  void head(int id, ThriftType type);
  void zigzag(std::int64_t value);

  std::string out_;
  int last_ = 0;  // id of the field before
  std::vector<int> outer_;
};

}  // namespace yusuan::feed
