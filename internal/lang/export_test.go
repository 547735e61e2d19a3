package lang

// For the tests outside of this package, which import rooms that import it.
var (
	ReadTranslations = readTranslations
	Placeholder      = placeholder
)

const (
	Isolate = isolate
	Pop     = pop
)
