package diag

import (
	"io/fs"
	"syscall"
)

// The numbers are those of Windows' system error codes, which the package
// syscall does not name.
var systemCauses = []systemCause{
	{fs.ErrNotExist, "it is not there"},
	{fs.ErrExist, "it is there already"},
	{syscall.Errno(19), "the disk can only be read"},   // ERROR_WRITE_PROTECT
	{syscall.Errno(32), "another program has it open"}, // ERROR_SHARING_VIOLATION
	{syscall.Errno(33), "another program has it open"}, // ERROR_LOCK_VIOLATION
	{fs.ErrPermission, "permission denied"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.Errno(1), "it is a folder"},                                  // ERROR_INVALID_FUNCTION, of reading one
	{syscall.Errno(267), "a part of the path is a file and not a folder"}, // ERROR_DIRECTORY
	{syscall.Errno(206), "the name is too long"},                          // ERROR_FILENAME_EXCED_RANGE
	{syscall.Errno(1921), "its links lead in a circle"},                   // ERROR_CANT_RESOLVE_FILENAME
	{syscall.Errno(112), "the disk is full"},                              // ERROR_DISK_FULL
	{syscall.Errno(39), "the disk is full"},                               // ERROR_HANDLE_DISK_FULL
	{syscall.Errno(1295), "you have used up your share of the disk"},      // ERROR_DISK_QUOTA_EXCEEDED
	{syscall.Errno(223), "the file is larger than this disk takes"},       // ERROR_FILE_TOO_LARGE
	{syscall.Errno(1117), "the disk failed"},                              // ERROR_IO_DEVICE
	{syscall.Errno(4), "too many files are open"},                         // ERROR_TOO_MANY_OPEN_FILES
	{syscall.Errno(109), "whoever was reading it has stopped"},            // ERROR_BROKEN_PIPE
	{syscall.Errno(232), "whoever was reading it has stopped"},            // ERROR_NO_DATA
}
