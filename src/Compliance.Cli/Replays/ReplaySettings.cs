using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Replays;

/// <summary>What a replay is composed of: the same as its host.</summary>
/// <param name="Signal">Whose queue wakes the Functions host of the store; null when nobody is to be woken.</param>
internal sealed record ReplaySettings(AzureTarget Azure, StoreLocation Store, StorageAccount? Signal, Declared Declared);
