# Joins the modules of assets/ that the widget needs and its styles into one classic script, so that a page needs one
# script tag and no module of ours crosses an origin. Each module becomes a function that returns what it exports.
#
#   include(bundle.cmake)
#   dateline_bundle_widget(ASSETS_DIR OUTPUT_FILE)      or: cmake -DASSETS=DIR -DOUTPUT=FILE -P bundle.cmake
#
# What it asks of a module: every import on one line, `import {a, b} from "./name.js";`, without `as`; exports are
# `export function|async function|class|const NAME`; no import.meta. Anything else stops the build.

# In the order in which they need one another.
set(DATELINE_WIDGET_MODULES text.js dom.js dates.js state.js labels.js api.js completion.js combobox.js chips.js facets.js timeline.js
    results.js pager.js messages.js share.js article.js view.js widget-element.js)

function(dateline_bundle_widget assets output)
  set(bundle "// <dateline-search>, made from the modules of searcher/web/assets. GPL-2.0-or-later.\n(() => {\n\"use strict\";\n")
  string(APPEND bundle "const SCRIPT_URL = document.currentScript?.src || null;\nconst MODULES = {};\n")
  foreach(module IN LISTS DATELINE_WIDGET_MODULES)
    file(READ "${assets}/${module}" text)
    string(REGEX REPLACE "\nimport ({[^}\n]*}) from (\"[^\"\n]*\");" "\nconst \\1 = MODULES[\\2];" text "\n${text}")
    string(REGEX MATCHALL "\nexport (async )?(function|class|const) [A-Za-z_]+" exports "${text}")
    string(REGEX REPLACE "\nexport ((async )?(function|class|const) )" "\n\\1" text "${text}")
    if(text MATCHES "\n(import|export) [^\n]*" OR text MATCHES "import\\.meta")
      message(FATAL_ERROR "${module}: bundle.cmake cannot read: ${CMAKE_MATCH_0}")
    endif()
    string(REGEX REPLACE "\nexport (async )?(function|class|const) " "" names "${exports}")
    string(REPLACE ";" ", " names "${names}")
    string(APPEND bundle "MODULES[\"./${module}\"] = (() => {${text}return {${names}};\n})();\n")
  endforeach()
  set(styles "")
  foreach(sheet components.css widget.css)
    file(READ "${assets}/${sheet}" text)
    string(APPEND styles "${text}")
  endforeach()
  string(REPLACE "\\" "\\\\" styles "${styles}")
  string(REPLACE "`" "\\`" styles "${styles}")
  string(REPLACE "\${" "\\\${" styles "${styles}")
  string(APPEND bundle "MODULES[\"./widget-element.js\"].defineWidget(`${styles}`, SCRIPT_URL);\n})();\n")
  file(WRITE "${output}" "${bundle}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  dateline_bundle_widget("${ASSETS}" "${OUTPUT}")
endif()
