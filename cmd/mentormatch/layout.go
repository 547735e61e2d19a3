package main

// helpWidth is how wide help and summaries are, in characters.
const helpWidth = 80
