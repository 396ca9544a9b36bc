# SPDX-License-Identifier: Apache-2.0
# Builds build/loket and everything it shows, and is the front door to running and testing it: `make help`.
# What must be installed stands in docker/packages; what runs, and in which order, in nginx/instance.sh;
# which rings of tests there are in tests/run.sh. Sources are found by wildcard: no list to keep.

OUT := build
ifneq ($(SANITIZE),)
OUT := build/asan
endif
STATE := $(if $(LOKET_STATE),$(LOKET_STATE),var)
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
export SANITIZE

# Warnings are errors; WERROR= builds with a compiler that knows more of them than ours.
WERROR ?= -Werror
WARN := -Wall -Wextra -Wshadow -Wformat=2 -Wundef -Wvla -Wwrite-strings -Wcast-qual -Wswitch-enum $(WERROR)
WARN_C := -Wstrict-prototypes -Wmissing-prototypes
ifneq ($(SANITIZE),)
MODE := -O1 -fno-omit-frame-pointer -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fPIE
LDMODE := -fsanitize=$(SANITIZE) -pie
else
MODE := -O2 -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE
MODE += $(if $(filter x86_64,$(shell uname -m)),-fcf-protection)
LDMODE := -pie -Wl,-z,relro,-z,now
endif
ifneq ($(COVERAGE),)
OUT := build/coverage
MODE := -O0 --coverage -fPIE
LDMODE := --coverage -pie -Wl,--wrap=_exit
COUNTING := $(OUT)/obj/tests/support/coverage.o
endif
CPPFLAGS += -D_GNU_SOURCE -Iinclude -Iapp -Ibuild/gen -isystem /usr/include/mariadb
CFLAGS += -std=c17 -g $(MODE) $(WARN) $(WARN_C)
CXXFLAGS += -std=c++17 -g $(MODE) $(WARN) -Wno-unused-parameter
LDFLAGS += $(LDMODE) -Wl,--as-needed
LDLIBS += -lfcgi -lmariadb -lctemplate -largon2 -lcurl -lcmark-gfm -lcmark-gfm-extensions -lmagic -lsodium -ljansson \
	-lutf8proc -lstemmer -lseccomp -lz -lm -lpthread

LIB_SRC := $(wildcard lib/*.c)
LIB_CXX := $(wildcard lib/*.cc)
APP_SRC := $(wildcard app/*.c app/*/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(OUT)/obj/%.o) $(LIB_CXX:%.cc=$(OUT)/obj/%.o)
APP_OBJ := $(APP_SRC:%.c=$(OUT)/obj/%.o)
# Rings of tests in C: each tests/RING/test_*.c is a program, the other .c beside them are linked into each.
C_RINGS := unit web abuse fuzz
RING_SRC := $(foreach ring,$(C_RINGS),$(wildcard tests/$(ring)/*.c))
BENCH_SRC := $(wildcard tests/bench/*.c)
BENCH_BIN := $(BENCH_SRC:tests/bench/%.c=$(OUT)/bench/%)

ASSETS := views/assets
ASSETS_IN := $(wildcard $(ASSETS)/*.mjs $(ASSETS)/*.js $(ASSETS)/*/*.js $(ASSETS)/*.css $(ASSETS)/*/*.css $(ASSETS)/*.svg \
	$(ASSETS)/*/*.svg $(ASSETS)/*.txt) views/locale/nl.po $(ASSETS)/brand.json \
	$(shell find views -name '*.tpl' -o -name '*.part' -o -name '*.html' -path 'views/*' -not -path '*/node_modules/*' 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SECONDARY:
MODULES := node_modules/.package-lock.json
CATCHER := $(if $(LOKET_SMTP),,tests/support/mail/$(MODULES))

.PHONY: help run test check bench coverage deps deps-test all program views test-programs bench-programs install clean FORCE

## What people ask for

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo '  LOKET_PORT=8443     the port on 127.0.0.1; the mail catcher takes the two after it'
	@echo '  LOKET_STATE=var     where database, sockets, logs and secrets live'
	@echo '  LOKET_DB=URL        a database of your own: mysql://user:password@host:3306/name (or ?socket=/path)'
	@echo '  LOKET_SMTP=URL      a mail server of your own: smtp://host:port'
	@echo '  LOKET_CLOCK=TIME    stand at this moment: an ISO time, or a file that holds one'
	@echo '  SANITIZE=address,undefined   build (in build/asan) and test with sanitizers'
	@echo '  RING=web            with make test: only this ring (see tests/run.sh)'

run: deps ## install what is missing, build, and run the whole portal with demonstration data until Ctrl-C
	@$(MAKE) --no-print-directory -j$(JOBS) all $(CATCHER)
	@OUT=$(OUT) nginx/instance.sh run

test: deps-test ## every ring of tests: unit, web, end to end, abuse, lint; RING=name for one
	@$(MAKE) --no-print-directory -j$(JOBS) all test-programs tests/support/mail/$(MODULES) tests/e2e/$(MODULES)
	@OUT=$(OUT) tests/run.sh $(RING)

check: deps-test ## the lints: directions between folders, words, format, templates, SQL
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@OUT=$(OUT) tests/run.sh lint

bench: deps-test ## requests per second beside bare FastCGI programs, on 20,000 and on 1,000,000 tickets
	@$(MAKE) --no-print-directory -j$(JOBS) all bench-programs tests/support/mail/$(MODULES)
	@OUT=$(OUT) tests/bench/run.sh

coverage: deps-test ## which lines of lib and app the tests run; a summary, and the files that need more; fails below 85 %
	@docker/deps.sh coverage
	@$(MAKE) --no-print-directory -j$(JOBS) COVERAGE=1 all test-programs tests/support/mail/$(MODULES) tests/e2e/$(MODULES)
	@lcov -q -z -d build/coverage/obj
	-@OUT=build/coverage tests/run.sh unit web abuse e2e
	@lcov -q -c -d build/coverage/obj/lib -d build/coverage/obj/app -o build/coverage/all.info
	@lcov -q -r build/coverage/all.info '/usr/*' -o build/coverage/ours.info
	@lcov --list build/coverage/ours.info | awk -F'|' '/\.(c|cc) /{print $$1, $$2}' | sort -k2 -n | head -15
	@lcov --summary build/coverage/ours.info 2>&1 | awk '/lines/ { print; if ($$2 + 0 < 85) exit 1 }'

deps: ## install the Debian packages that building and running need, only those missing
	@docker/deps.sh build run

deps-test:
	@docker/deps.sh build run test

all: program views ## the program, templates, assets and catalogues, in build/

install: all ## copy program, views and configuration under PREFIX=/usr/local (DESTDIR is honoured)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/loket/db
	install -m 755 $(OUT)/loket $(DESTDIR)$(PREFIX)/bin/loket
	cp -R build/views build/static build/locale nginx $(DESTDIR)$(PREFIX)/share/loket/
	cp -R db/migrations db/backup.sh $(DESTDIR)$(PREFIX)/share/loket/db/
	if [ -d db/demo ]; then cp -R db/demo $(DESTDIR)$(PREFIX)/share/loket/db/; fi
	find $(DESTDIR)$(PREFIX)/share/loket -type d -exec chmod 755 {} + -o -perm -100 -exec chmod 755 {} + -o -exec chmod 644 {} +

clean: ## remove build/; the state in var/ stays
	rm -rf build

## How it is made

program: $(OUT)/loket
test-programs: $(patsubst tests/%.c,$(OUT)/tests/%,$(foreach ring,$(C_RINGS),$(wildcard tests/$(ring)/test_*.c))) $(OUT)/tests/full_disk.so
bench-programs: $(BENCH_BIN)

# A test may put a format in a table of cases.
$(RING_SRC:%.c=$(OUT)/obj/%.o): private CFLAGS += -Wno-format-nonliteral

# Everything is compiled again when the flags change.
$(OUT)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CPPFLAGS) $(CFLAGS) $(CXXFLAGS) $(LDFLAGS) $(LDLIBS)' | cmp -s - $@ || \
		echo '$(CC) $(CPPFLAGS) $(CFLAGS) $(CXXFLAGS) $(LDFLAGS) $(LDLIBS)' > $@

$(LIB_SRC:%.c=$(OUT)/obj/%.o): private CFLAGS += -Wconversion

$(OUT)/obj/%.o: %.c $(OUT)/flags | build/gen/views.h
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/obj/%.o: %.cc $(OUT)/flags | build/gen/views.h
	@mkdir -p $(@D)
	@echo "  c++   $<"
	@$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/loket: $(LIB_OBJ) $(APP_OBJ) $(COUNTING)
	@echo "  link  $@"
	@$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The rings unit and web have an allocator that fails on demand (tests/support/allocator.h).
comma := ,
ALLOCATOR := $(OUT)/obj/tests/support/allocator.o $(OUT)/obj/tests/support/allocator_new.o
RING_OBJ_unit := $(ALLOCATOR) $(OUT)/obj/tests/support/mail_server.o
RING_OBJ_web := $(RING_OBJ_unit)
RING_LDFLAGS_unit := $(addprefix -Wl$(comma)--wrap=,malloc calloc realloc strdup)
RING_LDFLAGS_web := $(RING_LDFLAGS_unit) $(addprefix -Wl$(comma)--wrap=arena_,alloc array strdup strndup memdup printf defer)
define ring_rule
$(OUT)/tests/$(1)/%: $(OUT)/obj/tests/$(1)/%.o $(patsubst %.c,$(OUT)/obj/%.o,$(filter-out tests/$(1)/test_%,$(wildcard tests/$(1)/*.c))) \
		$(RING_OBJ_$(1)) $(COUNTING) $(LIB_OBJ) $(filter-out $(OUT)/obj/app/main.o,$(APP_OBJ))
	@mkdir -p $$(@D)
	@echo "  link  $$@"
	@$(CXX) $(LDFLAGS) $(RING_LDFLAGS_$(1)) -o $$@ $$^ $(LDLIBS) -lcmocka
endef
$(foreach ring,$(C_RINGS),$(eval $(call ring_rule,$(ring))))

# Loaded into nginx and MariaDB, which have no sanitizer in them.
$(OUT)/tests/full_disk.so: tests/support/full_disk.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(CC) -D_GNU_SOURCE -std=c17 -O2 $(WARN) $(WARN_C) -fPIC -shared -o $@ $<

$(OUT)/bench/%: $(OUT)/obj/tests/bench/%.o
	@mkdir -p $(@D)
	@echo "  link  $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Templates are expanded per language and assets are bundled and hashed by one script; it writes views.h only when its text
# changes, so that a word changed in a page does not compile the program again. C sources count: their _("texts") are checked.
views: build/views.stamp build/locale/nl/LC_MESSAGES/loket.mo
build/gen/views.h: build/views.stamp
	@test -f $@ || { rm -f $<; $(MAKE) --no-print-directory build/views.stamp; }

build/views.stamp: $(ASSETS_IN) $(LIB_SRC) $(APP_SRC) $(wildcard app/*.h app/*/*.h) $(ASSETS)/$(MODULES)
	@echo "  views templates, assets, catalogues"
	@mkdir -p build/gen
	@node $(ASSETS)/build.mjs
	@touch $@

NPM = npm_config_cache=$(CURDIR)/build/npm-cache npm_config_update_notifier=false PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
	npm ci --no-fund --no-audit --ignore-scripts --loglevel=error
%/$(MODULES): %/package-lock.json
	@echo "  npm   $*"
	@$(NPM) --prefix $* >$(CURDIR)/build/npm.log 2>&1 || { cat $(CURDIR)/build/npm.log; exit 1; }
	@touch $@

build/locale/%/LC_MESSAGES/loket.mo: views/locale/%.po
	@mkdir -p $(@D)
	@echo "  msgfmt $<"
	@msgfmt --check -o $@ $<

-include $(LIB_OBJ:.o=.d) $(APP_OBJ:.o=.d) $(RING_SRC:%.c=$(OUT)/obj/%.d)
