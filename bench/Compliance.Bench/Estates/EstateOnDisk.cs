namespace Compliance.Bench.Estates;

/// <summary>A generated estate in the folder for temporary files, gone when disposed.</summary>
internal sealed class EstateOnDisk : IDisposable
{
    public EstateOnDisk(int clusters)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"compliance-bench-{Guid.NewGuid():N}.json");
        ArcEstate.Write(Path, clusters);
        Bytes = new FileInfo(Path).Length;
    }

    public string Path { get; }

    public long Bytes { get; }

    public void Dispose() => File.Delete(Path);
}
