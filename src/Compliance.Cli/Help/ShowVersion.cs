using System.CommandLine;
using System.CommandLine.Invocation;

namespace Compliance.Cli.Help;

/// <summary>Prints the product's version; the default would print that of the process, which in a test is the test's.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Current);
        return ExitCode.Done;
    }
}
