# Makes an assembler source with the bytes of every file of some directories, and a C++ table of them. Run at configuring
# time; the files are also dependencies of the object, so that editing one needs no new configuring.
#
#   dateline_embed(target DIRECTORY...)
function(dateline_embed target)
  set(assembler ".section .rodata\n")
  set(symbols "")
  set(table "")
  set(number 0)
  set(sources "")
  set(includes "")
  foreach(directory ${ARGN})
  list(APPEND includes "-I${directory}")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${directory} ${directory}/*)
  list(FILTER files EXCLUDE REGEX "(^|/)\\.|~$")
  list(SORT files)
  foreach(file ${files})
    list(APPEND sources "${directory}/${file}")
    string(REGEX MATCH "[^.]*$" suffix ${file})
    set(type "application/octet-stream")
    foreach(known "html:text/html; charset=utf-8" "js:text/javascript; charset=utf-8" "css:text/css; charset=utf-8"
                  "svg:image/svg+xml" "png:image/png" "ico:image/vnd.microsoft.icon" "json:application/json"
                  "webmanifest:application/manifest+json" "txt:text/plain; charset=utf-8" "woff2:font/woff2"
                  "yaml:application/yaml")
      string(REGEX MATCH "^[^:]*" name "${known}")
      if(suffix STREQUAL name)
        string(LENGTH "${name}:" length)
        string(SUBSTRING "${known}" ${length} -1 type)
      endif()
    endforeach()
    string(APPEND assembler ".global dateline_asset_${number}\n.global dateline_asset_${number}_end\n.balign 16\n"
           "dateline_asset_${number}:\n.incbin \"${file}\"\ndateline_asset_${number}_end:\n.byte 0\n")
    string(APPEND symbols "extern \"C\" const char dateline_asset_${number}[];\n"
           "extern \"C\" const char dateline_asset_${number}_end[];\n")
    string(APPEND table "      {\"${file}\", \"${type}\", between(dateline_asset_${number}, dateline_asset_${number}_end)},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  endforeach()
  string(APPEND assembler ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/assets.S CONTENT "${assembler}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/assets_table.cpp CONTENT "#include \"searcher/server/assets.h\"

${symbols}
namespace dateline::server {
namespace {
[[maybe_unused]] std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }
}  // namespace

std::span<const Asset> assets() {
  static const Asset kAssets[] = {
${table}      {\"\", \"\", {}}};
  return {kAssets, ${number}};
}

}  // namespace dateline::server
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/assets.S ${CMAKE_CURRENT_BINARY_DIR}/assets_table.cpp)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/assets.S PROPERTIES
    OBJECT_DEPENDS "${sources}" COMPILE_OPTIONS "${includes}")
endfunction()
