using Compliance.Cli;

return await CommandLine.RunAsync(args, new CommandContext(Terminal.OfProcess(), TimeProvider.System), CancellationToken.None);
