namespace Compliance.Simulator.ResourceGraph;

/// <summary>The call itself is wrong, apart from its query.</summary>
internal sealed class GraphRequestException(string message) : Exception(message);
