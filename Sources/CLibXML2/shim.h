// The part of libxml2 that AssayIngest uses: the HTML parser and the tree it builds.
#ifndef ASSAY_CLIBXML2_SHIM_H
#define ASSAY_CLIBXML2_SHIM_H

// Where libxml2 is built with ICU, its headers would bring in the system's ICU, which clashes with the one inside
// Foundation. Only the private converter fields of xmlCharEncodingHandler depend on it, and those are not used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

static void assay_xml_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

// Encoding errors go to standard error whatever the parser's options, unless this thread is told otherwise. Swift
// cannot make a function with a variable number of arguments, so it is made here.
static inline void assay_xml_silence(void) { xmlSetGenericErrorFunc(NULL, assay_xml_ignore); }

#endif
