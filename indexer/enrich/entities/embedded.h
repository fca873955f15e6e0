// The data files and the model, built into the library by embedded.S. Views of static memory.
#pragma once

#include <string_view>

namespace dateline::entities::embedded {

std::string_view countries();
std::string_view country_words();
std::string_view regions();
std::string_view cities();
std::string_view given_names();
std::string_view surnames();
std::string_view world_names();
std::string_view organisations();
std::string_view words();
std::string_view aliases();
std::string_view model();
std::string_view salience();

}  // namespace dateline::entities::embedded
