using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Replays;

/// <summary>What a replay is composed of: the same as its host.</summary>
internal sealed record ReplaySettings(AzureTarget Azure, StoreLocation Store, Declared Declared);
