using Microsoft.Extensions.Hosting;

namespace Compliance.Embedded.Loops;

/// <summary>
/// Work in the background that begins when all of the host has started: first the host answers, and one that cannot listen
/// has not begun to read Azure.
/// </summary>
internal abstract class Loop : BackgroundService, IHostedLifecycleService
{
    public override Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => base.StartAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
