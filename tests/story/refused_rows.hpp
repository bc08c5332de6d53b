// SPDX-License-Identifier: Apache-2.0
// Rows that the store refuses, made beside the desk: what a constraint that one row breaks does.
#pragma once

#include <cstddef>
#include <string>

#include "story/desk_world.hpp"

namespace ticketd::story {

// `when`: the event and the table, and which rows: "UPDATE ON ticket WHEN old.number = 1".
void refuse(DeskWorld& world, const std::string& when);
void refuse_no_more(DeskWorld& world);
// Any other damage, in SQL.
void damage(DeskWorld& world, const std::string& sql);

// To ops, about what was put off.
[[nodiscard]] std::size_t told_of_rows_put_off(DeskWorld& world);

}  // namespace ticketd::story
