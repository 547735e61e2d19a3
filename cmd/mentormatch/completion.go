package main

import "github.com/spf13/cobra"

// newCompletionCommand writes what a shell needs to complete commands, for those who work in
// one. Cobra has a command for it too, which speaks English alone.
func newCompletionCommand(s *streams) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	cmd := &cobra.Command{
		Use:       "completion SHELL",
		Short:     "verb.completion",
		Long:      "verb.completion.long",
		Hidden:    true,
		Example:   examples("source <(mentormatch completion bash)", "", "mentormatch completion powershell | Out-String | Invoke-Expression", ""),
		ValidArgs: shells,
		Args:      arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.out, false)
			case "zsh":
				return root.GenZshCompletionNoDesc(s.out)
			case "fish":
				return root.GenFishCompletion(s.out, false)
			case "powershell":
				return root.GenPowerShellCompletion(s.out)
			}
			return &usageError{"which shell?", "name one of them: bash, zsh, fish or powershell"}
		},
	}
	return cmd
}
