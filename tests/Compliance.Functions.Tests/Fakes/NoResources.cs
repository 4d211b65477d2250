using Compliance.Application.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>Knows no resource of any type.</summary>
internal sealed class NoResources : IResourceParser
{
    public Resource? Parse(ReadOnlyMemory<byte> utf8Json) => null;
}
