//go:build !windows

package diag

import (
	"io/fs"
	"syscall"
)

var systemCauses = []systemCause{
	{fs.ErrNotExist, "it is not there"},
	{fs.ErrExist, "it is there already"},
	{syscall.EROFS, "the disk can only be read"},
	{fs.ErrPermission, "permission denied"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.ENOTDIR, "a part of the path is a file and not a folder"},
	{syscall.ENAMETOOLONG, "the name is too long"},
	{syscall.ELOOP, "its links lead in a circle"},
	{syscall.ENOSPC, "the disk is full"},
	{syscall.EDQUOT, "you have used up your share of the disk"},
	{syscall.EFBIG, "the file is larger than this disk takes"},
	{syscall.EIO, "the disk failed"},
	{syscall.EMFILE, "too many files are open"},
	{syscall.ENFILE, "too many files are open"},
	{syscall.EBUSY, "another program has it open"},
	{syscall.ETXTBSY, "another program has it open"},
	{syscall.EPIPE, "whoever was reading it has stopped"},
}
