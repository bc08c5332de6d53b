// SPDX-License-Identifier: Apache-2.0
#include "net/process/private_directory.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "temporary_directory.hpp"

namespace fs = std::filesystem;
using ticketd::net::PrivateDirectory;
using ticketd::net::remove_leftovers;

namespace {

struct Parent : ticketd::tests::TemporaryDirectory {
  [[nodiscard]] auto entries() const {
    return std::distance(fs::directory_iterator(path()), fs::directory_iterator());
  }
};

// Another process makes one and is killed, or lives on until it is told to end.
class OtherProcess {
 public:
  explicit OtherProcess(const fs::path& parent) {
    int ready[2] = {};
    REQUIRE(::pipe(ready) == 0);
    number_ = ::fork();
    REQUIRE(number_ >= 0);
    if (number_ == 0) {
      const PrivateDirectory directory(parent);
      directory.write("config", "what was left");
      (void)!::write(ready[1], "x", 1);
      for (;;) ::pause();
    }
    char byte = 0;
    CHECK(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~OtherProcess() { kill(); }
  void kill() {
    if (number_ <= 0) return;
    ::kill(number_, SIGKILL);
    ::waitpid(number_, nullptr, 0);
    number_ = 0;
  }

 private:
  pid_t number_ = 0;
};

}  // namespace

TEST_CASE("what a killed process left behind is removed with all it holds") {
  const Parent parent;
  OtherProcess other(parent.path());
  other.kill();
  REQUIRE(parent.entries() == 1);
  remove_leftovers(parent.path());
  CHECK(parent.entries() == 0);
}

TEST_CASE("the directory of a process that lives is left alone") {
  const Parent parent;
  const OtherProcess other(parent.path());
  remove_leftovers(parent.path());
  CHECK(parent.entries() == 1);
}

TEST_CASE("a directory of this very process is left alone until its owner is gone") {
  const Parent parent;
  {
    const PrivateDirectory ours(parent.path());
    remove_leftovers(parent.path());
    CHECK(fs::exists(ours.path()));
  }
  CHECK(parent.entries() == 0);
}

TEST_CASE("neither a directory of another name nor a link is ever removed") {
  const Parent parent;
  const Parent elsewhere;
  fs::create_directory(parent.path() / "ticketd-story-abcdef");
  fs::create_directory(elsewhere.path() / "kept");
  fs::create_directory_symlink(elsewhere.path(), parent.path() / "ticketd-call-abcdef");
  remove_leftovers(parent.path());
  CHECK(parent.entries() == 2);
  CHECK(fs::exists(elsewhere.path() / "kept"));
}

TEST_CASE("a parent that is not there is no failure") {
  remove_leftovers("/nonexistent/place");
}
