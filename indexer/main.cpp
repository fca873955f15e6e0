#include <iostream>
#include <ctime>
#include "indexer/cli/commands.h"
using namespace dateline; using namespace dateline::cli;
int main(int c,char**v){ Settings s; s.command="add"; s.archive=v[1]; s.now=std::time(nullptr); s.entities=false; for(int i=2;i<c;i++){std::string a=v[i]; if(a=="-j"){s.jobs=std::stoi(v[++i]);}else if(a=="-e")s.entities=true; else if(a=="-m")s.memory_mib=std::stoul(v[++i]); else if(a=="-c")s.commit_mib=std::stoul(v[++i]); else s.arguments.push_back(a);} Streams st{std::cout,std::cerr,true}; StopRequest stop; return run_add(s,st,stop);}
