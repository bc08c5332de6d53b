#include "store/schema_6.hpp"

namespace ticketd::store {

const char* const schema_6 = R"sql(
)sql";

}  // namespace ticketd::store
