using Microsoft.Extensions.Hosting;

namespace Compliance.Simulator;

/// <summary>Signals of the process belong to whoever embeds the simulator, not to its server.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
