// SPDX-License-Identifier: Apache-2.0
// Standard output that knows whether it was written: what a full disk did not take is an error, what a reader
// who left (`| head -1`) did not want is none.
#pragma once

#include <streambuf>
#include <string>

namespace ticketd::console {

// Needs SIGPIPE ignored. Written at each line's end on a terminal, else in blocks; what waits is written by a
// flush, not by the destructor.
class FileOutput : public std::streambuf {
 public:
  explicit FileOutput(int file);

  // The errno of the write that failed; 0: none did.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write_waiting();

  int file_;
  bool is_terminal_;
  bool reader_left_ = false;
  int error_ = 0;
  std::string waiting_;
};

// A file that is opened must not get the number of a standard one that the caller has closed, or answers
// would be written into it.
void occupy_closed_standard_files();

}  // namespace ticketd::console
