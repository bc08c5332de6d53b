// SPDX-License-Identifier: Apache-2.0
#include "text/placeholders.hpp"

#include <array>
#include <stdexcept>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

using Names = std::vector<std::string_view>;

const std::array values{NamedValue{"name", "Åsa {other} }{"}, NamedValue{"other", "bo"}, NamedValue{"", "-"}};

TEST_CASE("The names in braces are told in order, each as often as it stands") {
  CHECK(placeholders_in("") == Names{});
  CHECK(placeholders_in("no names") == Names{});
  CHECK(placeholders_in("{a}") == Names{"a"});
  CHECK(placeholders_in("{b}, {a}{b}.") == Names{"b", "a", "b"});
  CHECK(placeholders_in("{}") == Names{""});
}

TEST_CASE("A brace that stands alone is refused") {
  for (const auto* text : {"{", "}", "a {b", "a b}", "{a}}", "{{a}", "{{a}}", "}a{"}) {
    CAPTURE(text);
    CHECK_FALSE(placeholders_in(text).has_value());
  }
}

TEST_CASE("A value stands where its name stood and is not looked into") {
  CHECK(filled("", values).empty());
  CHECK(filled("as it is", values) == "as it is");
  CHECK(filled("{other}", values) == "bo");
  CHECK(filled("to {other}: {name}, {other}.", values) == "to bo: Åsa {other} }{, bo.");
  CHECK(filled("{}", values) == "-");
}

TEST_CASE("A text is not said without one of its values") {
  CHECK_THROWS_AS((void)filled("to {nobody}", values), std::logic_error);
  CHECK_THROWS_AS((void)filled("{name}", {}), std::logic_error);
}

}  // namespace
}  // namespace ticketd::text
