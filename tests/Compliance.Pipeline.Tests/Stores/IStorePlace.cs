using Compliance.Pipeline.Tests.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Pipeline.Tests.Stores;

/// <summary>An empty store that any number of processes may open, until it is disposed.</summary>
internal interface IStorePlace : IAsyncDisposable
{
    /// <summary>Puts the store behind every port of a process, its faults included.</summary>
    void AddTo(IServiceCollection services, ProcessGate gate, FenceWatch fence);

    /// <summary>A place in a run at which a fault may strike: there are so many more where each request counts.</summary>
    int CallOf(int number);
}
