#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Directions and habits of the source that a compiler does not see. Speaks TAP: a line a check, findings as its comments.
# A check is a function that prints what is wrong and nothing else; printing anything is failing.
set -u
cd "$(dirname "$0")/../.." || exit 1
loket=${OUT:-build}/loket
number=0 failed=0

c_files() { git ls-files 'lib/*.c' 'lib/*.cc' 'include/*.h' 'app/*.c' 'app/*.h'; }
# C without its comments, as file:line:text, so that words in a contract are no findings.
code() { perl -e 'for my $f (@ARGV) { open my $h, "<", $f or next; local $/; $_ = <$h>; s{/\*.*?\*/}{ my $c = $&; $c =~ s/[^\n]//g; $c }gse; s{(?<!:)//.*}{}g; my $n = 0; print "$f:", ++$n, ":$_\n" for split /\n/ }' "$@"; }

lib_knows_no_portal() { code $(git ls-files 'lib/*' 'include/*') | grep -E '#include "(account|ticket|sla|jobs|site|audit|organisation|request|ctx|portal|settings)[/._]|#include "mail/'; }
sql_stands_in_db_files() { code $(c_files | grep -vE '_db\.(c|h)$|^lib/db') | grep -E '"[^"]*\b(SELECT .* FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM)\b'; }
no_sql_is_made_by_formatting() { code $(c_files) | grep -E '"[^"]*\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|FROM|WHERE|VALUES|ORDER BY)\b[^"]*%[-0-9.*lz]*[sdu]'; } # SECURITY G3
no_html_in_c() { code $(c_files | grep -vE '^lib/markdown(_page)?\.c$') | grep -E '"[^"]*</?(div|span|p|a|b|br|li|ul|table|td|tr|html|body|h[1-6])[ >/]'; }
rules_know_no_request() { code $(git ls-files 'app/*/*.c' | grep -vE '_(web|desk|view)\.c$|_link_web') | grep -E 'struct request \*|#include "request\.h"'; }
pages_ask_no_database() { code $(git ls-files 'app/*/*_web.c' 'app/*/*_desk.c') | grep -E '\bdb_(one|each|exec|begin|commit|rollback|script)\('; }
no_unbounded_calls() { code $(c_files) | grep -E '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|system|popen|rand|srand|alloca)\('; }
no_environment_below_main() { code $(git ls-files 'lib/*' 'app/*' | grep -E '\.(c|cc)$') | grep -E '\bgetenv\(' | grep -v 'getenv("TZDIR")'; }
no_exit_below_main() { code $(git ls-files 'lib/*' 'app/*' | grep -E '\.(c|cc)$' | grep -v '^app/main.c$') | grep -E '\b(exit|abort)\(' | grep -vE '^lib/log\.c'; }
secrets_compare_in_constant_time() { code $(c_files) | grep -E '\b(memcmp|strcmp)\([^)]*(token|secret|password|mac|cookie)' | grep -vE 'strcmp\([^)]*(name|"[a-z_-]+")'; }
every_file_has_its_licence() { git ls-files 'app/*' 'lib/*' 'include/*' 'tests/*' 'db/*' 'nginx/*' 'docker/*' Makefile | grep -E '\.(c|cc|h|sh|mjs|js|sql|lua|in)$|Makefile$' | while read -r f; do [ ! -e "$f" ] || head -3 "$f" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$f"; done; }
# Columns, braces and blanks are the formatter's; .clang-format says how.
code_is_formatted() { clang-format --dry-run $(git ls-files '*.c' '*.h' '*.cc') 2>&1 | grep -E 'warning:'; }
templates_keep_the_rules() { node views/assets/build.mjs --check 2>&1 | grep -vE '^(ok|[0-9]+ )' ; }
nothing_left_open() { git grep -nE '\b(TODO|FIXME|HACK)\b' -- app lib include views tests nginx db docker ':!tests/lint' ':!tests/run.sh' ':!*package-lock.json'; }
no_registry_or_machine_names() { git grep -nIE '"resolved": *"https?://|/home/[a-z]+/' -- . ':!tests/lint'; }
top_level_is_small() { git ls-files | cut -d/ -f1 | sort -u | grep -vxE 'Makefile|README\.md|app|lib|include|views|db|nginx|tests|docker|\..*'; }
# The keys and their defaults, in both directions.
readme_knows_every_key() {
	diff <({ echo 'site.environment production'
		sed -n 's/^\t\(TEXT\|SECRET\|NUMBER\|SWITCH\)("\([a-z]*\)", "\([a-z_0-9]*\)", \(NULL\|"[^"]*"\),.*/\2.\3 \4/p' app/settings.c |
			sed 's/ NULL$/ required/; s/"//g; s/ *$//'; } | sort) \
		<(sed -n 's/^| `\([a-z]*\.[a-z_0-9]*\)` | \(.*\) | .* |$/\1 \2/p' README.md | sed 's/ *$//' | sort)
}
every_header_is_whole() { local h; for h in $(git ls-files 'include/*.h' 'app/*.h'); do printf '#include "%s"\n' "${h##*/}" | "${CC:-cc}" -std=c17 -D_GNU_SOURCE -Iinclude -Iapp -I"$(dirname "$h")" -Ibuild/gen -isystem /usr/include/mariadb -fsyntax-only -x c - 2>&1 | head -2; done; }
statements_are_listed() { local list; for list in $(code $(git ls-files 'app/*.c') | grep -oE 'const struct db_statement \*const [a-z_]+_statements\[\] *=' | grep -oE '[a-z_]+_statements'); do grep -q "\b$list\b" app/statements.c || echo "$list is not in app/statements.c"; done; }
# A name in a template that nothing sets is a promise that was not kept. Set are V_NAME, the "AT" of page_time() with its three endings, the errors
# (E_) and values (F_) of a form's fields, and what a table names.
template_names_are_set() {
	local name field
	grep -ohE '\bV_[A-Z0-9_]+\b' build/gen/views.h | sort -u | comm -23 - <(cat $(git ls-files 'app/*.[ch]') | grep -oE '\bV_[A-Z0-9_]+\b' | sort -u) | while read -r name; do
		name=${name#V_} field=${name#[EF]_}
		case $name in *_ISO | *_TEXT | *_FULL) grep -qE "\"${name%_*}\"" $(git ls-files 'app/*.c') && continue ;; esac
		[ "$field" != "$name" ] && grep -qE "\"${field,,}\"|\"$(sed 's/_[a-z]*$/_/' <<<"${field,,}")\"|\bTICKET_FORM_${field}\b" $(git ls-files 'app/*.[ch]') && continue
		grep -qwE "\"$name\"" $(git ls-files 'app/*.c') || echo "a template says {{$name}}, which nothing sets"
	done
}
routes_are_complete() { "$loket" routes | awk 'NF < 5 { print "odd line: " $0 } END { if (NR < 30) print "only " NR " routes" }'; }
# Every page that may be cached has an address where nginx caches.
nginx_knows_public_routes() {
	"$loket" routes | awk '$1 == "GET" && ($4 == "public" || $5 == "public" || $6 == "public") { print $2 }' | sed 's/:[a-z_-]*/1-x/g' | perl -e '
		local $/; open my $h, "<", "nginx/front.conf.in" or die; my $conf = <$h>;
		my ($for_all) = $conf =~ m{pages for everybody.*?location ~ (\S+) \{}s or die "no location for public pages\n";
		for (split /\n/, <STDIN>) { next if m{/support/banner$}; print "nginx keeps no copy of $_\n" unless m{$for_all} }'
}

for check in lib_knows_no_portal sql_stands_in_db_files no_sql_is_made_by_formatting no_html_in_c rules_know_no_request pages_ask_no_database no_unbounded_calls \
	no_environment_below_main no_exit_below_main secrets_compare_in_constant_time every_file_has_its_licence code_is_formatted templates_keep_the_rules \
	nothing_left_open no_registry_or_machine_names top_level_is_small readme_knows_every_key every_header_is_whole statements_are_listed template_names_are_set \
	routes_are_complete nginx_knows_public_routes; do
	found=$($check 2>&1)
	number=$((number + 1))
	if [ -z "$found" ]; then
		echo "ok $number - $check"
	else
		failed=1
		echo "not ok $number - $check"
		head -n 12 <<<"$found" | sed 's/^/#   /'
	fi
done
echo "1..$number"
exit $failed
