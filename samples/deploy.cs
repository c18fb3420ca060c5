#!/usr/bin/env -S dotnet run
#:package ImageGen

// A deployment in one file: dotnet run deploy.cs
using ImageGen;

BuiltImage built = await ShopApi.BuildAsync();
Console.WriteLine($"{built.Reference} is {built.Id}");

[DockerImage("shop-api", Tag = "dev", Project = "Shop/Shop.Api/Shop.Api.csproj")]
static partial class ShopApi;
